import { builtInWorkingDays } from '../../domain/time/built-in-calendar.ts'
import type { WorkingDayReads } from '../calendars.ts'

/** The working days that the library knows, for tests that are not about the calendar. */
export const libraryDays: WorkingDayReads = { readWorkingDays: async () => builtInWorkingDays }
