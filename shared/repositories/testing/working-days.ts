import { builtInCalendar, builtInWorkingDays } from '../../domain/time/built-in-calendar.ts'
import type { CalendarReads } from '../calendars.ts'

/** The working days that the library knows, for tests that are not about the calendar. */
export const libraryDays: CalendarReads = {
  readWorkingDays: async () => builtInWorkingDays,
  listCalendarYears: async () => builtInCalendar,
}
