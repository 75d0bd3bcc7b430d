import type { CalendarYear } from './working-days.ts'

/** Month and day from which on the next year's calendar should be there: the State Council tells it in November at the latest. */
const awaitedFrom = '-11-01'

/** A year without a notice that is needed: this one, and from 1 November on the next; with the date from which it was. */
export function missingYear(
  years: readonly Pick<CalendarYear, 'year'>[],
  today: string,
): { year: number; since: string } | undefined {
  const year = Number(today.slice(0, 4))
  const isKnown = (wanted: number) => years.some(known => known.year === wanted)
  if (!isKnown(year)) return { year, since: `${year - 1}${awaitedFrom}` }
  const since = `${year}${awaitedFrom}`
  return today >= since && !isKnown(year + 1) ? { year: year + 1, since } : undefined
}
