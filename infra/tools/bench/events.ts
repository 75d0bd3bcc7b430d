import type { Contact } from '../../../events/contact.ts'
import { syntheticContacts } from '../../../shared/domain/testing/synthetic.ts'

/** The county's contacts of a month as its cadre sends them, always the same for a seed. */
export const contacts = (...asked: Parameters<typeof syntheticContacts>): Contact[] =>
  syntheticContacts(...asked).map(({ recordedAt: _at, recordedBy: _by, ...contact }) => contact as Contact)
