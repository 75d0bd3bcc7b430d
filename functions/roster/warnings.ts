import * as z from 'zod'
import { rosterWarnings } from '../../shared/labels/warnings.ts'

/** See `rosterWarnings`. */
export type WarningCode = keyof typeof rosterWarnings

const codes = Object.keys(rosterWarnings) as [WarningCode, ...WarningCode[]]

/** What should be known of a change although it is taken; the message is in Chinese. */
export const warning = z
  .strictObject({
    code: z.enum(codes),
    message: z.string(),
    /** Whom or what it is about, as far as it lies in the caller's scope; the first few. */
    ids: z.array(z.string()).optional(),
  })
  .meta({ id: 'RosterWarning' })

export type Warning = z.infer<typeof warning>

/** Absent where there is none. */
export const warnings = z.array(warning).optional()

const mostIds = 10

/** A warning with its words. */
export function warn(code: WarningCode, message: string, ids: readonly string[] = []): Warning {
  return { code, message, ...(ids.length > 0 && { ids: ids.slice(0, mostIds) }) }
}

/** An answer with what should be known of it. */
export const withWarnings = <Body extends object>(body: Body, found: readonly Warning[]) =>
  found.length === 0 ? body : { ...body, warnings: [...found] }
