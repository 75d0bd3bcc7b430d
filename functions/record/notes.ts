import type { EventContent } from '../../events/index.ts'
import { isWith, type Note, notesOn, raisesDemand, youthsToLink } from '../../shared/domain/ledger/notes.ts'
import { partitionMonth } from '../../shared/domain/ledger/standing.ts'
import { serviceOf, within } from '../../shared/domain/roster/roster.ts'
import { addMonths, localDate } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { CurrentLinks } from '../../shared/repositories/current-links.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'

/** What notes are told from. */
export interface NoteSources {
  readonly ledger: Pick<Ledger, 'findEvent'>
  readonly directory: Pick<Directory, 'readProfile'>
  readonly links: CurrentLinks
}

/** How many months back an event that another names is looked for, and how many at once. */
const lookBack = [3, 12, 21] as const

/** Whether an event that is named stands nowhere in its month or the three years before. */
async function isUnknown(
  { ledger }: NoteSources,
  { cadreId, occurredAt, type }: EventContent,
  id: string,
  isMeant: (event: EventContent) => boolean,
): Promise<boolean> {
  let month = partitionMonth({ type, occurredAt } as EventContent, ledgerZone)
  for (const count of lookBack) {
    const months = Array.from({ length: count }, (_, n) => addMonths(month, -n))
    const found = await Promise.all(months.map(each => ledger.findEvent(cadreId, each, id)))
    const [event] = found.filter(each => each !== undefined)
    if (event) return !isMeant(event)
    month = addMonths(month, -count)
  }
  return true
}

async function unknowns(sources: NoteSources, event: EventContent) {
  if ('demandId' in event)
    return { unknownDemand: await isUnknown(sources, event, event.demandId, raisesDemand) }
  if (event.type !== 'feedback' || event.confirms === undefined) return {}
  const isMeant = (named: EventContent) => isWith(named, event.youthId)
  return { unknownConfirmed: await isUnknown(sources, event, event.confirms, isMeant) }
}

/** What will not count of an event that is about to be recorded, and why. */
export async function readNotes(sources: NoteSources, event: EventContent): Promise<Note[]> {
  const { cadreId } = event
  const date = localDate(event.occurredAt, ledgerZone)
  const profile = await sources.directory.readProfile(cadreId)
  const [unlinked, unknown] = await Promise.all([
    sources.links.listUnlinked(cadreId, youthsToLink(event), date),
    unknowns(sources, event),
  ])
  return notesOn(event, {
    serves: profile !== undefined && within(serviceOf(profile), date),
    unlinked: unlinked.length > 0,
    unknownDemand: false,
    unknownConfirmed: false,
    ...unknown,
  })
}
