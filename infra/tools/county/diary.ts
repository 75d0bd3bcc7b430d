import type { EventContent } from '../../../events/index.ts'
import { type Service, within } from '../../../shared/domain/roster/roster.ts'
import { addMonths, firstDate, lastDate } from '../../../shared/domain/time/calendar.ts'
import { type Habit, habits } from './habits.ts'
import { uuidOf } from './prng.ts'
import type { Held, Worker } from './worker.ts'

/** Three months of one cadre, as far as they are told by now. */
export interface Diary {
  seed: number
  worker: Worker
  habit: Habit
  months: readonly string[]
  /** First and last day that is told of. */
  first: string
  last: string
  service: Service
  /** How much less a category has to do than a full-time cadre. */
  share: number
  events: EventContent[]
}

const shares = { fullTime: 1, seconded: 1, partTimeLarge: 0.6, partTime: 0.35 } as const

/** Begins the diary of the three months that end with this one. */
export function openDiary(seed: number, month: string, worker: Worker): Diary {
  const months = [-2, -1, 0].map(back => addMonths(month, back))
  const { category, habit } = worker.person
  const { serviceFrom, serviceUntil } = attributesOf(worker, lastDate(month))
  return {
    seed,
    worker,
    habit: habits[habit],
    months,
    first: firstDate(months[0] as string),
    last: lastDate(month),
    service: { from: serviceFrom, ...(serviceUntil !== undefined && { until: serviceUntil }) },
    share: shares[category],
    events: [],
  }
}

/** Whether the cadre works on a date that is told of. */
export function onDuty({ first, last, service }: Diary, date: string): boolean {
  return first <= date && date <= last && within(service, date)
}

/** What the roster says of a cadre on a date; before the first entry, what it will say first. */
export function attributesOf({ entries }: Worker, date: string): Worker['entries'][number] {
  return entries.findLast(entry => entry.effectiveFrom <= date) ?? (entries[0] as Worker['entries'][number])
}

/** Links on a date. */
export function linkedOn({ worker }: Diary, date: string): Held[] {
  return worker.links.filter(({ since, until }) => since <= date && (until === undefined || date < until))
}

/** An instant in the policy's zone, which has no summer time. */
export function at(date: string, hour: number, minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date}T${two(hour)}:${two(minute)}:00+08:00`
}

/** What every event begins with; the id is always the same for its place in the diary. */
export function heading(diary: Diary, occurredAt: string, kind: string, nth: number) {
  const { cadreId } = diary.worker.person
  const id = uuidOf(diary.seed, diary.last, cadreId, kind, occurredAt.slice(0, 10), nth)
  return { id, cadreId, occurredAt }
}

/** Takes turns, so that the same few are not always met: whoever waited longest comes first. */
export function takingTurns() {
  const met = new Map<string, number>()
  let turn = 0
  return (candidates: readonly string[], count: number): string[] => {
    const waiting = [...candidates].sort((a, b) => (met.get(a) ?? 0) - (met.get(b) ?? 0))
    const chosen = waiting.slice(0, count)
    turn++
    for (const youthId of chosen) met.set(youthId, turn)
    return chosen
  }
}
