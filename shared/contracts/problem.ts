import * as z from 'zod'
import { type FieldCode, fieldCodes } from '../../events/field-code.ts'

/** Every code that a client may see, with its HTTP status and title. */
export const problemCodes = {
  invalid_json: [400, 'The body is not JSON'],
  invalid_request: [400, 'The request is not valid'],
  occurred_in_future: [400, 'The event lies in the future'],
  unknown_base: [400, 'There is no such base'],
  unknown_event: [400, 'There is no such event of this cadre in this month'],
  not_voidable: [400, 'A void cannot be voided'],
  forbidden: [403, 'This role may not do that'],
  another_hand: [403, 'Of oneself that is for another to say'],
  rankings_off: [403, 'The policy does not allow to rank people by a score'],
  not_found: [404, 'There is no such thing in your scope'],
  not_assessed: [404, 'The cadre is not assessed for this month'],
  unknown_cadre: [404, 'There is no such cadre in your scope'],
  unknown_org: [404, 'There is no such org in your scope'],
  id_reused: [409, 'The id stands for another event'],
  kind_differs: [409, 'The two are of different kinds'],
  in_use: [409, 'Something refers to it'],
  in_service: [409, 'The cadre’s service has not ended'],
  link_overlaps: [409, 'The cadre holds a link to this youth on one of these dates'],
  kind_fixed: [409, 'The kind of a base does not change'],
  org_cycle: [409, 'An org cannot be below itself'],
  already_answered: [409, 'The objection was answered otherwise'],
  open_objections: [409, 'Objections to results of the month are open; say that they may stay so'],
  month_closed: [409, 'The month is closed'],
  already_dismissed: [409, 'The flag was dismissed for another reason'],
  conflict: [409, 'Somebody changed the same thing at the same moment'],
  month_full: [409, 'The month of this cadre is full'],
  month_not_begun: [409, 'The month has not begun'],
  month_not_over: [409, 'The month is not over'],
  month_not_final: [409, 'Not every result of the month is final'],
  calendar_missing: [409, 'The working days of that year are not known yet'],
  too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The body is of no media type that is taken here'],
  one_at_a_time: [429, 'Another one that you asked for is still being worked on'],
  internal: [500, 'Something went wrong on our side'],
  counting: [503, 'It is being counted; ask again in a moment'],
  throttled: [503, 'Too many requests at once; try again in a moment'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof problemCodes

const codesOf = <Table extends object>(table: Table) =>
  z.enum(Object.keys(table) as [keyof Table & string, ...(keyof Table & string)[]])

/** A field at fault; `path` is dotted, such as `youthIds.3` or `events.0.score`. */
export const fieldError = z
  .object({ path: z.string(), code: codesOf(fieldCodes), message: z.string() })
  .meta({ id: 'FieldError' })

export type FieldError = Readonly<z.infer<typeof fieldError>>

/** Problem document (RFC 9457) with a stable `code` and, for bad input, the fields at fault. */
export const problem = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: codesOf(problemCodes),
    detail: z.string().optional(),
    errors: z.array(fieldError).optional(),
  })
  .meta({ id: 'Problem' })

export type ProblemDocument = z.infer<typeof problem>

/** What a problem with one field usually says of the field. */
function usualFieldCode(code: ProblemCode): FieldCode {
  if (code === 'occurred_in_future') return 'too_big'
  if (code === 'too_large') return 'too_long'
  if (code.startsWith('unknown_')) return 'not_found'
  return problemCodes[code][0] === 409 ? 'conflict' : 'not_allowed'
}

/** The one error that a handler throws on purpose; becomes a problem document. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly errors: readonly FieldError[] | undefined

  constructor(code: ProblemCode, errors?: readonly FieldError[], options?: ErrorOptions) {
    super(code, options)
    this.name = 'Problem'
    this.code = code
    this.errors = errors
  }

  /** A problem with one field; `field` is needed only where the code does not say what is wrong with it. */
  static at(
    code: ProblemCode,
    path: string,
    message: string = problemCodes[code][1],
    field: FieldCode = usualFieldCode(code),
  ): Problem {
    return new Problem(code, [{ path, code: field, message }])
  }

  /** The document for the wire: never a stack or an internal name. */
  toDocument(): ProblemDocument {
    const [status, title] = problemCodes[this.code]
    return {
      type: 'about:blank',
      title,
      status,
      code: this.code,
      ...(this.errors && { errors: [...this.errors] }),
    }
  }
}
