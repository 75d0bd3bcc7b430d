import { expect, it } from 'vitest'
import { builtInCalendar } from '../../../domain/time/built-in-calendar.ts'
import type { Calendars, RecordedCalendarYear } from '../../calendars.ts'

const recorded = (version: number, ...holidays: string[]): RecordedCalendarYear => ({
  year: 2027,
  version,
  papers: ['https://www.gov.cn/'],
  days: holidays.map(date => ({ name: '元旦', date, isOffDay: true })),
  by: 'u-assessor',
  at: '2026-11-20T01:00:00.000Z',
})

/** What every store of the calendar does; `open` gives an empty one. */
export function calendarsContract(open: () => Promise<Calendars>): void {
  it('lists the library’s years, then each version of what was added, once', async () => {
    const calendars = await open()
    expect(await calendars.listCalendarYears('ha')).toEqual(builtInCalendar)
    const [first, second] = [recorded(1, '2027-01-01'), recorded(2, '2027-01-01', '2027-01-02')]
    expect(await calendars.addCalendarYear(second, 'ha')).toBe(true)
    expect(await calendars.addCalendarYear(first, 'ha')).toBe(true)
    expect(await calendars.addCalendarYear(recorded(1), 'ha')).toBe(false)
    expect(await calendars.listCalendarYears('ha')).toEqual([...builtInCalendar, first, second])
  })

  it('keeps each root’s apart', async () => {
    const calendars = await open()
    const [ours, theirs] = [recorded(1, '2027-01-01'), recorded(1, '2027-01-04')]
    expect(await calendars.addCalendarYear(ours, 'ha')).toBe(true)
    expect(await calendars.addCalendarYear(theirs, 'ha-1')).toBe(true)
    expect(await calendars.listCalendarYears('ha')).toEqual([...builtInCalendar, ours])
    expect(await calendars.listCalendarYears('ha-1')).toEqual([...builtInCalendar, theirs])
    expect(await calendars.listCalendarYears(undefined)).toEqual(builtInCalendar)
  })
}
