import { beginningWith, type Items, valuesOf } from '../aws/items/items.ts'
import { settingKeys } from '../aws/keys.ts'
import { builtInCalendar } from '../domain/time/built-in-calendar.ts'
import type { DatedCalendarYear } from '../domain/time/calendar-changes.ts'
import { todayAt } from '../domain/time/today.ts'
import { type CalendarYear, type WorkingDays, workingDaysOf } from '../domain/time/working-days.ts'
import { rememberAnswers } from './remember.ts'
import type { Roots } from './roots.ts'

/** A year's notice as it is recorded, for good: with who sent it and when. */
export interface RecordedCalendarYear extends CalendarYear {
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** The calendars: the notices of the years as each root was sent them, each version kept. */
export type Calendars = ReturnType<typeof calendarsOn>

/** What is asked of the calendar of an org's root while assessing. */
export interface WorkingDayReads {
  readWorkingDays(orgId: string | undefined): Promise<WorkingDays>
}

/** What is asked of it to tell why a result changed. */
export interface CalendarReads extends WorkingDayReads {
  listCalendarYears(orgId: string | undefined): Promise<readonly DatedCalendarYear[]>
}

/** The calendars stored in these items. */
export function calendarsOn(items: Pick<Items, 'put' | 'query'>) {
  return {
    /** All versions of all years of a root, those of the library (version 0) first. */
    async listCalendarYears(rootId: string | undefined): Promise<readonly DatedCalendarYear[]> {
      if (rootId === undefined) return builtInCalendar
      const { pk, sk } = settingKeys.calendarOf(rootId)
      return [...builtInCalendar, ...(await valuesOf<RecordedCalendarYear>(items, beginningWith(pk, sk)))]
    },

    /** Adds a version to a root's; false if there already is one of that number. */
    async addCalendarYear(added: RecordedCalendarYear, rootId: string): Promise<boolean> {
      const item = { ...settingKeys.calendar(rootId, added.year, added.version), value: added }
      return (await items.put(item, 'absent')).done
    },
  }
}

/** Milliseconds for which the calendar is remembered: a new notice shows within seconds. */
export const calendarLifetime = 3_000

/** The calendars by the latest notices, remembered for some seconds: a run asks once for each cadre. */
export function workingDaysOn(
  calendars: Pick<Calendars, 'listCalendarYears'>,
  roots: Roots,
  now: () => Date,
): CalendarReads {
  const ofRoot = rememberAnswers(now, {
    async ask(root: string | undefined) {
      const years = await calendars.listCalendarYears(root)
      return { years, days: workingDaysOf(years) }
    },
    isKnown: () => true,
    milliseconds: calendarLifetime,
  })
  const read = async (orgId: string | undefined) => ofRoot(await roots.readRoot(orgId, todayAt(now())))
  return {
    readWorkingDays: async orgId => (await read(orgId)).days,
    listCalendarYears: async orgId => (await read(orgId)).years,
  }
}
