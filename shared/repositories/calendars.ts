import { type Items, wholePartition } from '../aws/items/items.ts'
import { settingKeys } from '../aws/keys.ts'
import { builtInCalendar } from '../domain/time/built-in-calendar.ts'
import type { DatedCalendarYear } from '../domain/time/calendar-changes.ts'
import { type CalendarYear, type WorkingDays, workingDaysOf } from '../domain/time/working-days.ts'

/** A year's notice as it is recorded, for good: with who sent it and when. */
export interface RecordedCalendarYear extends CalendarYear {
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** The calendar: the notices of the years, each version kept. */
export interface Calendars {
  /** All versions of all years, those of the library (version 0) first. */
  listCalendarYears(): Promise<readonly DatedCalendarYear[]>
  /** Adds a version; false if there already is one of that number. */
  addCalendarYear(added: RecordedCalendarYear): Promise<boolean>
}

/** What is asked of the calendar while assessing. */
export interface WorkingDayReads {
  readWorkingDays(): Promise<WorkingDays>
}

/** What is asked of it to tell why a result changed. */
export type CalendarReads = WorkingDayReads & Pick<Calendars, 'listCalendarYears'>

/** The calendar stored in these items. */
export function calendarsOn(items: Pick<Items, 'put' | 'query'>): Calendars {
  return {
    async listCalendarYears() {
      const years: DatedCalendarYear[] = [...builtInCalendar]
      for await (const { value } of items.query<RecordedCalendarYear>(
        wholePartition(settingKeys.calendar(0, 0).pk),
      ))
        years.push(value)
      return years
    },

    async addCalendarYear(added) {
      const item = { ...settingKeys.calendar(added.year, added.version), value: added }
      return (await items.put(item, 'absent')).done
    },
  }
}

/** Milliseconds for which the calendar is remembered: a new notice shows within seconds. */
export const calendarLifetime = 3_000

/** The calendar by the latest notices, remembered for some seconds: a run asks for it once for each cadre. */
export function workingDaysOn(
  calendars: Pick<Calendars, 'listCalendarYears'>,
  now: () => Date,
): CalendarReads {
  type Known = { years: readonly DatedCalendarYear[]; days: WorkingDays }
  let known: { calendar: Promise<Known>; until: number } | undefined
  const read = (): Promise<Known> => {
    const at = now().getTime()
    if (known === undefined || known.until <= at) {
      const calendar = calendars.listCalendarYears().then(years => ({ years, days: workingDaysOf(years) }))
      known = { calendar, until: at + calendarLifetime }
      // A failed read is not remembered.
      calendar.catch(() => {
        known = undefined
      })
    }
    return known.calendar
  }
  return {
    readWorkingDays: async () => (await read()).days,
    listCalendarYears: async () => (await read()).years,
  }
}
