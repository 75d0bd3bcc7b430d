import { createHash } from 'node:crypto'
import { type Item, type Items, maxParts, next, type Write } from '../aws/items/items.ts'
import type { Key } from '../aws/keys.ts'

/** What was written of a subject: the keys of its lines, so that they can be taken away, and what each said. */
export interface WrittenLines {
  readonly keys: readonly Key[]
  /** Along the keys; empty where it is not known whether the line was written, absent in states of before. */
  readonly hashes?: readonly string[]
}

const nothing: WrittenLines = { keys: [] }

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`

const hashOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 12)

/**
 * Brings the lines of one subject, wherever they stand, up to what they should be; false if another writer was faster.
 * `state` is what stands of it under the key, read before whatever the lines were made of: so a later reader of that
 * writes under a later version of it. What says already what it should is left alone.
 */
export async function writeLines(
  items: Items,
  key: Key,
  state: Item<WrittenLines> | undefined,
  lines: readonly Item[],
): Promise<boolean> {
  const before = state?.value ?? nothing
  const known = new Map(before.keys.map((each, at) => [nameOf(each), before.hashes?.[at] ?? '']))
  const keys = lines.map(({ pk, sk }) => ({ pk, sk }))
  const hashes = lines.map(({ value }) => hashOf(value))
  const changed = lines.filter((line, at) => known.get(nameOf(line)) !== hashes[at])
  const names = new Set(keys.map(nameOf))
  const gone = before.keys.filter(each => !names.has(nameOf(each)))
  if (changed.length === 0 && gone.length === 0) return true
  const writes: Write[] = [...changed.map(put => ({ put })), ...gone.map(remove => ({ remove }))]
  const { guard, version } = next(state)
  if (writes.length < maxParts)
    return items.transact([{ put: { ...key, version, value: { keys, hashes } }, guard }, ...writes])
  // More than one transaction holds: until the last is through, the state says that it is not.
  const begun: WrittenLines = { keys: [...keys, ...gone], hashes: [] }
  if (!(await items.put({ ...key, version, value: begun }, guard)).done) return false
  for (let from = 0; from < writes.length; from += maxParts - 1) {
    const some = writes.slice(from, from + maxParts - 1)
    if (!(await items.transact([{ check: key, guard: version }, ...some]))) return false
  }
  return (await items.put({ ...key, version: version + 1, value: { keys, hashes } }, version)).done
}
