import type { Key } from '../keys.ts'
import type { Items } from './items.ts'

/** Stores a value for good, unless one is there: the one that was first, and whether it is this one. */
export async function putOnce<Value>(
  items: Pick<Items, 'put'>,
  key: Key,
  value: Value,
): Promise<{ first: Value; added: boolean }> {
  const outcome = await items.put({ ...key, value }, 'absent')
  if (outcome.done) return { first: value, added: true }
  if (!outcome.existing) throw new Error('a put was refused for the sake of nothing')
  return { first: outcome.existing.value, added: false }
}
