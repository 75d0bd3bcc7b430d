import * as z from 'zod'
import { eventTypes } from '../../../events/index.ts'

/** The bus carries what this system recorded or worked out, and nothing else. */
export const source = 'baixin'

/**
 * What stays in the ledger: free text, what a youth scored, and the token's subject, which an issuer may make of a phone
 * or a name.
 * Together with {@link published} this covers every field of every recorded event, so that a new field must be put on
 * one side or the other.
 */
export const withheld: readonly string[] = [
  'note',
  'comment',
  'text',
  'reason',
  'to',
  'score',
  'recordedBy',
  'recordedIn',
]

const ids = z.array(z.string())

/**
 * A recorded event as subscribers see it. Fields are listed one by one: what is not named here does not leave the ledger.
 * `month` is the ledger's partition in which the event lies.
 */
export const published = z.object({
  type: z.enum(eventTypes),
  id: z.string(),
  cadreId: z.string(),
  month: z.string(),
  occurredAt: z.string(),
  recordedAt: z.iso.datetime({ offset: true }),
  channel: z.string().optional(),
  purpose: z.string().optional(),
  programmes: ids.optional(),
  activity: z.string().optional(),
  baseId: z.string().optional(),
  youthId: z.string().optional(),
  youthIds: ids.optional(),
  source: z.string().optional(),
  confirms: z.string().optional(),
  category: z.string().optional(),
  demand: z.object({ category: z.string() }).optional(),
  demandId: z.string().optional(),
  voids: z.string().optional(),
})
