import { Cron } from 'croner'

/** When a schedule fires. `next` gives the first instant after the given one; undefined when there is none. */
export interface Timetable {
  next(after: number): number | undefined
}

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** Reads `cron(…)`, `rate(…)` or `at(…)`. `since` is when the schedule came to be, from which rates count. */
export function parseSchedule(expression: string, timeZone: string, since: number): Timetable {
  const [, kind, argument = ''] = /^(cron|rate|at)\((.+)\)$/.exec(expression.trim()) ?? []
  if (kind === 'cron') return cron(argument, timeZone)
  if (kind === 'rate') return rate(argument, since)
  if (kind === 'at') return once(argument, timeZone)
  throw new Error(`not a schedule expression: ${expression}`)
}

function cron(fields: string, timeZone: string): Timetable {
  const parts = fields.trim().split(/\s+/)
  if (parts.length !== 6) throw new Error(`cron(${fields}): expected 6 fields, found ${parts.length}`)
  if ((parts[2] === '?') === (parts[4] === '?')) {
    throw new Error(`cron(${fields}): one of day of month and day of week must be ?, and only one`)
  }
  const pattern = new Cron(`0 ${parts.join(' ').replace('?', '*')}`, {
    timezone: timeZone,
    paused: true,
    // Sunday is 1 in AWS, and `5/15` means from 5 on.
    alternativeWeekdays: true,
    sloppyRanges: true,
  })
  return { next: after => pattern.nextRun(new Date(after))?.getTime() }
}

function rate(argument: string, since: number): Timetable {
  const [, count, unit] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? []
  const interval = Number(count) * (UNITS[unit ?? ''] ?? 0)
  if (!interval) throw new Error(`not a rate: rate(${argument})`)
  return { next: after => since + (Math.floor((after - since) / interval) + 1) * interval }
}

function once(argument: string, timeZone: string): Timetable {
  const job = new Cron(argument, { timezone: timeZone, paused: true })
  return { next: after => job.nextRun(new Date(after))?.getTime() }
}
