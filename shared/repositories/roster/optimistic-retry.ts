import { setTimeout as pause } from 'node:timers/promises'
import type { Items, Write } from '../../aws/items/items.ts'
import type { Key } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import type { Change } from '../../domain/roster/roster.ts'
import type { AuditEvent, Author } from './roster.ts'

/** How often a write that loses races is tried; with the pauses below about three seconds. */
const attempts = 10

/** What to write for a change, decided on what is there now. */
export interface Decision<Result> {
  readonly writes: readonly Write[]
  readonly result: Result
}

/**
 * Decides on what is there and writes that; once more from the start when somebody else was quicker.
 * @throws Problem `conflict` after ten lost races, and whatever `decide` throws.
 */
export async function retryOptimistically<Result>(
  items: Items,
  decide: () => Promise<Decision<Result>>,
): Promise<Result> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(Math.random() * Math.min(1000, 10 * 2 ** attempt))
    const { writes, result } = await decide()
    if (writes.length === 0 || (await items.transact(writes))) return result
  }
  throw new Problem('conflict')
}

/**
 * Keeps a value for good, unless one is there: the one that was first, and whether it is this one.
 * @throws Problem `throttled` if the table was busy.
 */
export async function putOnce<Value>(
  items: Items,
  key: Key,
  value: Value,
): Promise<{ first: Value; added: boolean }> {
  const added = await items.transact([{ put: { ...key, value }, guard: 'absent' }])
  const first = added ? value : (await items.get<Value>(key))?.value
  if (first === undefined) throw new Problem('throttled')
  return { first, added }
}

/** The write that keeps a change for good: an audit event is never written over. */
export function auditWrite(
  key: Key,
  n: number,
  { by, at }: Author,
  change: Exclude<Change, 'unchanged'>,
  before: unknown,
  after: unknown,
): Write {
  const event: AuditEvent = { n, at, by, change, ...(before !== undefined && { before }), after }
  return { put: { ...key, value: event }, guard: 'absent' }
}
