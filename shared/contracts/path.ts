import * as z from 'zod'
import { demandRef, entityId, eventId, month } from '../../events/envelope.ts'
import { period } from './period.ts'
import { wholeNumber } from './whole-number.ts'

/** What a placeholder of a path stands for: the same in every path. */
export const pathFields = {
  baseId: entityId,
  cadreId: entityId,
  orgId: entityId,
  webhookId: entityId,
  youthId: entityId,
  complaintId: eventId,
  exportId: eventId,
  handoverId: eventId,
  importId: eventId,
  objectionId: eventId,
  rehearsalId: eventId,
  demandId: demandRef,
  eventId: demandRef,
  batchId: z.uuid(),
  runId: z.string().max(100),
  flagId: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
  month,
  period,
  year: wholeNumber(1990, 2199),
  /** Of the pages. */
  file: z.string().max(100),
  /** Of a youth's link. */
  token: z.string().max(600),
} as const

type Placeholder<Path> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never

/** Schema of a path's parameters. */
export type PathParams<Path> = z.ZodObject<
  { readonly [Name in Placeholder<Path> & keyof typeof pathFields]: (typeof pathFields)[Name] },
  z.core.$strict
>

/** The parameters of a path. @throws Error where a placeholder stands for nothing. */
export function pathParams<Path>(path: string): PathParams<Path> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as keyof typeof pathFields)
  const unknown = names.filter(name => !Object.hasOwn(pathFields, name))
  if (unknown.length > 0) throw new Error(`${path}: nobody says what {${unknown}} stands for`)
  const shape = Object.fromEntries(names.map(name => [name, pathFields[name]]))
  return z.strictObject(shape) as unknown as PathParams<Path>
}
