import type { Contact } from '../../../events/contact.ts'
import { syntheticContacts, youthIds } from '../../../shared/domain/testing/synthetic.ts'

/** As many contacts of a month as are asked for, none of them on a day whose neighbour is in another month. */
export const ordinaryContacts = (cadreId: string, month: string, count: number, seed: number): Contact[] =>
  contacts(cadreId, month, youthIds(100), count * 2, seed)
    .filter(({ occurredAt }) => occurredAt.slice(8, 10) > '02' && occurredAt.slice(8, 10) < '30')
    .slice(0, count)

/** The county's contacts of a month as its cadre sends them, always the same for a seed. */
export const contacts = (...asked: Parameters<typeof syntheticContacts>): Contact[] =>
  syntheticContacts(...asked).map(({ recordedAt: _at, recordedBy: _by, ...contact }) => contact as Contact)
