import { randomBytes } from 'node:crypto'
import type { Items } from '../../aws/items/items.ts'
import { putOnce } from '../../aws/items/put-once.ts'
import { rosterKeys } from '../../aws/keys.ts'

/** See `Roster.readNamingKey`. */
export async function readNamingKey(items: Items): Promise<string> {
  const existing = await items.get<string>(rosterKeys.naming)
  if (existing) return existing.value
  return (await putOnce(items, rosterKeys.naming, randomBytes(32).toString('base64url'))).first
}
