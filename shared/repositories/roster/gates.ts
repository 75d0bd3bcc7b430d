import { type Guard, type Items, next, type Write } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import type { Author } from './roster.ts'

/** Others who take away the same thing at the same moment are few. */
const attempts = 10

/** Milliseconds, longer than any request: whoever closed a gate before that has died, or has taken the thing away. */
const patience = 5 * 60_000

/**
 * Closes an org or a base before what refers to it is read: later writers are refused, for a while. Gives the guard that
 * holds it, which is when it was closed.
 */
export async function closeGate(
  items: Pick<Items, 'get' | 'put'>,
  pk: string,
  { at }: Pick<Author, 'at'>,
): Promise<Guard> {
  const key = rosterKeys.gate(pk)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { guard, version: after } = next(await items.get(key))
    const version = Math.max(after, Date.parse(at))
    if ((await items.put({ ...key, version, value: null }, guard)).done) return version
  }
  throw new Problem('conflict')
}

/** Opens it again, unless somebody else closed it meanwhile. */
export async function reopenGate(items: Pick<Items, 'remove'>, pk: string, guard: Guard): Promise<void> {
  await items.remove(rosterKeys.gate(pk), guard)
}

/** That it is still closed by the same hand when it is taken away. It stays closed. */
export const closedCheck = (pk: string, guard: Guard): Write => ({ check: rosterKeys.gate(pk), guard })

/** What lets an org or a base that was taken away be made once more. */
export const openingWrite = (pk: string): Write => ({ remove: rosterKeys.gate(pk) })

/** That nobody takes these away while something is written that refers to them. */
export function openChecks(pks: Iterable<string>, { at }: Pick<Author, 'at'>): Write[] {
  const guard = { atMost: Date.parse(at) - patience }
  return [...new Set(pks)].map(pk => ({ check: rosterKeys.gate(pk), guard }))
}
