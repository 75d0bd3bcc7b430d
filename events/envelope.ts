import * as z from 'zod'
import { eachOnce, rule } from './field-code.ts'

const mobile = /(^|\D)(86)?1[3-9]\d{9}(\D|$)/
const idNumber = /(^|\D)\d{17}[\dXx]([^\dA-Za-z]|$)/

/** Digits of the shortest of both numbers. */
const fewestDigits = 11

function hasDigits(text: string, count: number): boolean {
  let digits = 0
  for (let at = 0; at < text.length && digits < count; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) digits++
  }
  return digits === count
}

/** Whether a text is or holds a mobile number or the number of an identity card, also one with separators. */
export function looksPersonal(text: string): boolean {
  if (!hasDigits(text, fewestDigits)) return false
  const joined = text.replace(/[._-]/g, '')
  return [mobile, idNumber].some(number => number.test(text) || number.exec(joined)?.[0] === joined)
}

/** Name of an org, base, cadre or youth: a pseudonym chosen by the committee, safe in a URL path. */
export const entityId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    '1–64 letters, digits, ".", "_" or "-", beginning with a letter or digit',
  )
  .refine(id => !looksPersonal(id), 'no mobile or identity number: ids go to lists, logs and other systems')

/** Idempotency key made by the client: UUID (RFC 9562) or ULID; however it is spelt, it is one. */
export const eventId = z.union([z.uuid().toLowerCase(), z.ulid().toUpperCase()], {
  error: 'a UUID or a ULID',
})

/** A demand's id, or the alias by which a cadre knows one that a youth raised. */
export const demandRef = z.union(
  [
    eventId,
    z
      .string()
      .toUpperCase()
      .regex(/^[G-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{25}$/),
  ],
  { error: 'a UUID, a ULID, or the id by which the demand is listed' },
)

/** ISO 8601 instant; the offset is required, so that nobody guesses a time zone. */
export const instant = z.iso
  .datetime({ offset: true, error: 'an ISO 8601 instant with an offset, such as 2026-05-20T09:30:00+08:00' })
  .max(40)

/**
 * Calendar date in the policy's time zone. A year such as 0026 is a slip of the finger, and no calendar reaches so far
 * back: one such cadre would be in the way of a whole county.
 */
export const date = z.iso
  .date({ error: 'a date such as 2026-05-20' })
  .refine(value => value >= '1900', rule('too_small', 'not before the year 1900'))
  .meta({ pattern: '^(19|[2-9]\\d)\\d{2}-\\d{2}-\\d{2}$' })

/** Calendar month in the policy's time zone. */
export const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'a month such as 2026-05')

/** Something that a reader sees: neither space nor one of the characters that nobody sees. */
const visible = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u

/**
 * Text that a person typed, `min` to `max` characters (code points), not blanks alone where any is due.
 * Control characters other than line breaks and tabs are refused: they corrupt spreadsheets and logs. Half characters
 * are, too: no table gives them back as they were, and the same again would be another event.
 */
export function text(min: number, max: number) {
  const range = `${min}–${max} characters`
  return z
    .string()
    .refine(value => value.length >= 2 * min || [...value].length >= min, rule('too_short', range))
    .refine(value => value.length <= max || [...value].length <= max, rule('too_long', range))
    .refine(value => min === 0 || value === '' || visible.test(value), rule('too_short', 'not spaces alone'))
    .refine(
      value => !/\p{Cc}/u.test(value.replace(/[\t\n\r]/g, '')),
      rule('bad_format', 'no control characters'),
    )
    .refine(value => value.isWellFormed(), rule('bad_format', 'no half characters (lone surrogates)'))
    .meta({ minLength: min, maxLength: max })
}

/** `min` to `max` different youths. */
export function youths(min: number, max: number) {
  return z.array(entityId).min(min).max(max).check(eachOnce('youth')).meta({ uniqueItems: true })
}

/** What every event's content begins with. `cadreId` is the cadre whose work it is about. */
export const content = { id: eventId, cadreId: entityId, occurredAt: instant }

/** What the system adds when it takes an event; never part of the content. */
export const recorded = z.strictObject({
  recordedAt: instant,
  recordedBy: z.string(),
  /** The org for which whoever recorded acts: of ratings, and of voids of these. */
  recordedIn: entityId.optional(),
})

export type Recorded = z.infer<typeof recorded>
