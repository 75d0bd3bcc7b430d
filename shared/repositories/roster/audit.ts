import {
  beginningWith,
  type Guard,
  type Item,
  type Items,
  next,
  valuesOf,
  type Write,
} from '../../aws/items/items.ts'
import { type Key, rosterKeys } from '../../aws/keys.ts'
import { correlated } from '../../telemetry/trace.ts'
import type { AuditEvent, AuditSubject, Author } from './roster.ts'
import { noteWrite } from './unannounced.ts'

/** Writes that keep a change for good, in an audit event never written over, and note it until the bus has taken it. */
export function auditWrites(
  key: Key,
  n: number,
  { by, at }: Author,
  change: AuditEvent['change'],
  before: unknown,
  after: unknown,
): Write[] {
  const event: AuditEvent = { n, at, by, change, ...(before !== undefined && { before }), after }
  return [
    { put: { ...key, ...correlated(), value: event }, guard: 'absent' },
    noteWrite({ ...key, value: event }),
  ]
}

/** The version that a change makes; of what was taken away and comes back it goes on behind the last audit event. */
export async function nextVersion(
  items: Items,
  { pk }: Key,
  existing: Item | undefined,
): Promise<{ guard: Guard; version: number }> {
  if (existing) return next(existing)
  const last = { pk, from: 'AUDIT#0', to: 'AUDIT#9~', descending: true, limit: 1 }
  for await (const { value } of items.query<AuditEvent>(last))
    return { guard: 'absent', version: value.n + 1 }
  return next(undefined)
}

function partitionOf(subject: AuditSubject): string {
  if ('org' in subject) return rosterKeys.org(subject.org).pk
  return 'base' in subject ? rosterKeys.base(subject.base).pk : rosterKeys.cadre(subject.cadre).pk
}

/** Audit events in the order of their time; those of one instant in that of their keys. */
export async function listAuditEvents(items: Items, subject: AuditSubject): Promise<AuditEvent[]> {
  const events = await valuesOf<AuditEvent>(items, beginningWith(partitionOf(subject), 'AUDIT#'))
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
