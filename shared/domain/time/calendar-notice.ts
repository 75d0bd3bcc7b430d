import * as z from 'zod'
import { date, text } from '../../../events/envelope.ts'
import { rule } from '../../../events/field-code.ts'
import type { CalendarYear } from './working-days.ts'

/** Days that one notice may move. */
const mostDays = 120

/** A year's notice as a committee sends it: a file of holiday-cn passes as it is. */
export const calendarNotice = z.strictObject({
  $schema: z.string().max(300).optional(),
  $id: z.string().max(300).optional(),
  year: z.int().min(1990).max(2199).optional(),
  papers: z
    .array(z.url({ protocol: /^https?$/ }).max(300))
    .max(10)
    .default([]),
  days: z
    .array(z.strictObject({ name: text(0, 50), date, isOffDay: z.boolean() }))
    .min(1)
    .max(mostDays)
    .refine(
      days => new Set(days.map(day => day.date)).size === days.length,
      rule('not_unique', 'each date once'),
    ),
})

export type CalendarNotice = z.infer<typeof calendarNotice>

/** What is wrong with a notice for a year: it may move days of that year and of late December before. */
export function noticeFault(
  year: number,
  notice: CalendarNotice,
): { path: string; message: string } | undefined {
  if (notice.year !== undefined && notice.year !== year) return { path: 'year', message: `not ${year}` }
  const outside = notice.days.findIndex(({ date }) => date < `${year - 1}-12-24` || date > `${year}-12-31`)
  if (outside >= 0)
    return { path: `days.${outside}.date`, message: `not a day of ${year} or the week before` }
  if (!notice.days.some(({ date }) => date.startsWith(`${year}-`)))
    return { path: 'days', message: `no day of ${year}` }
  return undefined
}

/** The year's next version. */
export function nextVersion(
  known: readonly CalendarYear[],
  year: number,
  notice: CalendarNotice,
): CalendarYear {
  const versions = known.filter(version => version.year === year).map(({ version }) => version)
  const { papers, days } = notice
  return { year, version: Math.max(0, ...versions) + 1, papers, days }
}
