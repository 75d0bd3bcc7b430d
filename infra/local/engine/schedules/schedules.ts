import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Store } from '../store.ts'
import type { Deliver } from '../targets.ts'
import { parseSchedule, type Timetable } from './expression.ts'

/** A schedule as the template has it. */
export interface Schedule {
  name: string
  arn: string
  expression: string
  timeZone: string
  enabled: boolean
  deliver: Deliver
  input: string | undefined
}

/** What a schedule is at. */
export interface ScheduleState {
  name: string
  enabled: boolean
  timeZone: string
  last: number | undefined
  next: number | undefined
}

/** All schedules of the stack. */
export interface Schedules {
  declare(schedule: Schedule): void
  states(): ScheduleState[]
  start(): void
  stop(): void
}

// Timers sleep with the machine, so none is trusted for longer than this.
const LONGEST_TIMER_MS = 30_000

/** Opens the schedules, firings kept in `store`. What was missed while stopped is made up once, for the latest time. */
export function openSchedules(store: Store, clock: Clock): Schedules {
  const all: { schedule: Schedule; timetable: Timetable; base: number; fired: number | undefined }[] = []
  const timers = new Set<NodeJS.Timeout>()
  const read = store.database.prepare('SELECT expression, last FROM firings WHERE schedule = ?')
  const write = store.database.prepare(
    `INSERT INTO firings (schedule, expression, last) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET expression = excluded.expression, last = excluded.last`,
  )
  let stopped = false

  const keyOf = (schedule: Schedule) => `${schedule.expression} ${schedule.timeZone}`
  const fire = (entry: (typeof all)[number], at: number) => {
    const { schedule } = entry
    store.transaction(() => {
      schedule.deliver(fillIn(schedule, at))
      write.run(schedule.name, keyOf(schedule), at)
    })
    entry.base = at
    entry.fired = at
  }
  const due = (entry: (typeof all)[number]): number | undefined => {
    let latest: number | undefined
    let at = entry.timetable.next(entry.base)
    for (let looked = 0; at !== undefined && at <= clock.now() && looked < 100_000; looked++) {
      latest = at
      at = entry.timetable.next(at)
    }
    return latest
  }
  const tick = (entry: (typeof all)[number]) => {
    if (stopped) return
    const at = due(entry)
    if (at !== undefined) fire(entry, at)
    const next = entry.timetable.next(entry.base)
    if (next === undefined) return
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        tick(entry)
      },
      Math.min(Math.max(next - clock.now(), 1), LONGEST_TIMER_MS),
    )
    timers.add(timer)
  }
  return {
    declare(schedule) {
      const row = read.get(schedule.name)
      const now = clock.now()
      // Another expression is another schedule; and a clock set back would wait for what has been.
      const known = row?.expression === keyOf(schedule) && Number(row.last) <= now
      // A new schedule counts from the moment we began to start, lest a firing be lost to a slow start.
      const base = known ? Number(row?.last) : clock.start
      if (!known && schedule.enabled) write.run(schedule.name, keyOf(schedule), base)
      const timetable = parseSchedule(schedule.expression, schedule.timeZone, base)
      all.push({ schedule, timetable, base, fired: undefined })
    },
    states: () =>
      all.map(({ schedule, timetable, fired }) => ({
        name: schedule.name,
        enabled: schedule.enabled,
        timeZone: schedule.timeZone,
        last: fired,
        next: schedule.enabled ? timetable.next(clock.now()) : undefined,
      })),
    start() {
      for (const entry of all) if (entry.schedule.enabled) tick(entry)
    },
    stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function fillIn(schedule: Schedule, at: number): string {
  const time = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
  const attributes: Record<string, string> = {
    'schedule-arn': schedule.arn,
    'scheduled-time': time,
    'execution-id': randomUUID(),
    'attempt-number': '1',
  }
  const input = schedule.input ?? JSON.stringify({ version: '0', 'schedule-arn': schedule.arn, time })
  return input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (whole, name) => attributes[name] ?? whole)
}
