import { localDate } from './calendar.ts'
import { ledgerZone } from './ledger-zone.ts'

/** The date in China at a moment: what `today` means wherever somebody asks. */
export const todayAt = (now: Date): string => localDate(now.toISOString(), ledgerZone)
