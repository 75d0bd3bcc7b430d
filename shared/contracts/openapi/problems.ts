import * as z from 'zod'
import { costs } from '../cost.ts'
import type { Endpoint } from '../endpoint.ts'
import { problemCodes } from '../problem.ts'
import type { JsonSchema } from './schemas.ts'

/** A response that is the same everywhere. */
export interface SharedResponse {
  readonly description: string
  readonly headers?: JsonSchema
  readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>
}

/** API Gateway refuses these itself, before any function runs, and its answer cannot be shaped. */
const gateway = { 401: 'No valid token.', 429: 'Too many requests at once; try again in a moment.' } as const

/** What API Gateway says by itself. */
export const gatewayMessage = z.object({ message: z.string() }).meta({ id: 'GatewayMessage' })

/** Statuses that the definer adds to an endpoint; the documents behind them are the same everywhere. */
export function standardStatuses({ body, public: open }: Pick<Endpoint, 'body' | 'public'>): number[] {
  return [400, ...(open ? [] : [401, 403, 404, 409]), ...(body ? [413, 415] : []), 429, 500, 503]
}

/** What 429 means of an endpoint that is dearer than usual. */
export function tooManyOf({ cost }: Pick<Endpoint, 'cost'>): string | undefined {
  const { perSecond, burst } = costs[cost]
  return cost === 'usual' ? undefined : `More than ${perSecond} a second by all callers, or ${burst} at once.`
}

const retryAfter = {
  'Retry-After': { description: 'Seconds until it is worth another try.', schema: { type: 'integer' } },
}

/** Every problem of a status in one response, with the codes that tell them apart. */
export function problemResponses(): Readonly<Record<string, SharedResponse>> {
  const schema = { $ref: '#/components/schemas/Problem' }
  const byStatus = Map.groupBy(Object.entries(problemCodes), ([, [status]]) => status)
  const ours = [...byStatus].map(([status, codes]): [string, SharedResponse] => [
    String(status),
    {
      description: codes.map(([code, [, title]]) => `\`${code}\`: ${title}.`).join(' '),
      ...((status === 429 || status === 503) && { headers: retryAfter }),
      content: { 'application/problem+json': { schema } },
    },
  ])
  const message = { $ref: '#/components/schemas/GatewayMessage' }
  const responses = Object.fromEntries(ours)
  for (const [status, description] of Object.entries(gateway))
    responses[status] = {
      ...responses[status],
      description: [description, responses[status]?.description].filter(Boolean).join(' '),
      content: { 'application/json': { schema: message }, ...responses[status]?.content },
    }
  return responses
}
