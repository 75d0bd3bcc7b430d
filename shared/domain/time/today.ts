import { huaian2016 } from '../policy/policy.ts'
import { localDate } from './calendar.ts'

/** The date in China at a moment: what `today` means wherever somebody asks. */
export const todayAt = (now: Date): string => localDate(now.toISOString(), huaian2016.timeZone)
