import { createHash } from 'node:crypto'
import type { Caller } from '../access/caller.ts'
import type { Endpoint } from '../contracts/endpoint.ts'
import { log } from '../telemetry/log.ts'

/** A subject in the access log: told apart from others, and found again by who knows it, but not readable. */
export const hashedSubject = (subject: string): string =>
  createHash('sha256').update(subject).digest('hex').slice(0, 16)

/** Whether an endpoint reads what belongs to somebody: people, their youths, or an org's people. */
export const readsPeople = ({ method, scope }: Pick<Endpoint, 'method' | 'scope'>): boolean =>
  method === 'GET' && scope !== 'anyone' && scope !== 'rootOrg'

/** Leaves a line of a read of personal data: who (hashed), role, org, route, of whom, how much (PIPL art. 51, 54). */
export function logAccess({ subject, role, org }: Caller, body: unknown): void {
  const { items, bytes } = Object(body) as { items?: unknown; bytes?: unknown }
  log.info('access', {
    by: hashedSubject(subject),
    role,
    org,
    count: Array.isArray(items) ? items.length : 1,
    ...(bytes instanceof Uint8Array && { bytes: bytes.length }),
  })
}
