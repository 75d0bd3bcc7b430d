import { randomBytes } from 'node:crypto'
import type { Items } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { retryOptimistically } from './optimistic-retry.ts'

/** See `Roster.namingKey`. */
export function readNamingKey(items: Items): Promise<string> {
  return retryOptimistically(items, async () => {
    const existing = await items.get<string>(rosterKeys.naming)
    if (existing) return { writes: [], result: existing.value }
    const result = randomBytes(32).toString('base64url')
    return { writes: [{ put: { ...rosterKeys.naming, value: result }, guard: 'absent' }], result }
  })
}
