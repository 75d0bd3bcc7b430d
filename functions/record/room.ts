import type { EventContent } from '../../events/index.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import {
  type FullMonth,
  fullFor,
  type MonthLoad,
  monthBounds,
} from '../../shared/domain/ledger/month-bounds.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'

/** The field at which a bound shows, and the bound in words. */
const problemOf: Readonly<Record<FullMonth, readonly [path: string, message: string]>> = {
  work: ['occurredAt', `at most ${monthBounds.work} contacts, visits, demands and steps of a cadre’s month`],
  participations: [
    'youthIds',
    `at most ${monthBounds.participations} youths in all contacts and visits of a month`,
  ],
  youths: ['youthIds', `at most ${monthBounds.youths} different youths in a cadre’s month`],
  voices: ['occurredAt', `at most ${monthBounds.voices} words of youths on a cadre’s month`],
  voids: ['month', `at most ${monthBounds.voids} voids in a cadre’s month`],
}

/**
 * Lets an event through for which the month has room, as far as was known some seconds ago; what gets in before that is
 * known finds no place in the fold, and does no harm. Who sends again what was taken is told so, full or not.
 * @throws Problem `month_full`.
 */
export async function checkRoom(
  ledger: Pick<Ledger, 'findEvent'>,
  load: MonthLoad | undefined,
  event: EventContent,
  month: string,
): Promise<void> {
  const full = load && fullFor(load, event)
  if (!full || (await ledger.findEvent(event.cadreId, month, event.id))) return
  throw Problem.at('month_full', ...problemOf[full], 'too_big')
}
