import type { DemandFact, MonthFacts, StepFact } from '../../domain/ledger/facts.ts'
import type { Aliases } from './aliases.ts'
import { dayOfMs } from './day.ts'
import type { ShowDemandId } from './demand-ids.ts'

/** A list along the youths, of those kept; zeros at the end left off. */
function along<Value>(list: readonly (Value | 0)[], indexes: readonly number[]): (Value | 0)[] {
  const values = indexes.map(index => list[index] ?? 0)
  return values.slice(0, values.findLastIndex(value => value !== 0) + 1)
}

/**
 * The facts of a month as the cadre itself may see them: without ratings and confirmations, and without the youths who
 * appear for these alone: a youth who is there for nothing else has rated. Of what a youth said only the day is told. The
 * counts of events and of late ones stay as they are: no answer shows them to the cadre.
 */
export function ownFacts(facts: MonthFacts, { aliasOf }: Aliases, showDemandId: ShowDemandId): MonthFacts {
  const { youths, online, phone, faceToFace, visits, demands, steps } = facts
  const met = new Set([...visits.flatMap(([, , , , who]) => who), ...demands.map(([, youth]) => youth)])
  const indexes = [...youths.keys()].filter(
    index => met.has(index) || [online, phone, faceToFace].some(list => (list[index] ?? 0) !== 0),
  )
  const place = new Map(indexes.map((index, at) => [index, at]))
  const placed = (index: number) => place.get(index) as number
  return {
    ...facts,
    // Ratings are part of it: one could find them by trying.
    hash: '',
    youths: indexes.map(index => youths[index] as string),
    online: along(online, indexes),
    phone: along(phone, indexes),
    faceToFace: along(faceToFace, indexes),
    visits: visits.map(([day, half, activity, baseId, who]) => [
      day,
      half,
      activity,
      baseId,
      who.map(placed),
    ]),
    ratings: [],
    confirmed: [],
    awaited: [],
    demands: demands.map(
      ([id, youth, category, at, by, recordedAt]): DemandFact =>
        by === 1
          ? [aliasOf(id), placed(youth), category, dayOfMs(at), 1, dayOfMs(at)]
          : [id, placed(youth), category, at, 0, recordedAt],
    ),
    steps: steps.map(
      ([demandId, type, at]): StepFact => [
        showDemandId(demandId),
        type,
        type === 'reopen' ? dayOfMs(at) : at,
      ],
    ),
  }
}
