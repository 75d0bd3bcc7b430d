import { hash } from 'node:crypto'
import { type Item, type Items, maxParts, next, type Write } from '../aws/items/items.ts'
import { attempts, type Pause, pauseByChance } from '../aws/items/optimistic-retry.ts'
import type { Key } from '../aws/keys.ts'
import { inChunks } from '../in-chunks.ts'

/** What was written of a subject: the keys of its lines, so that they can be taken away, and what each said. */
export interface WrittenLines {
  readonly keys: readonly Key[]
  /** Along the keys; empty where it is not known whether the line was written, absent in states of before. */
  readonly hashes?: readonly string[]
}

const nothing: WrittenLines = { keys: [] }

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`

const hashOf = (value: unknown) => hash('sha256', JSON.stringify(value), 'base64url').slice(0, 12)

/** What became of writing lines: they said what they should, they were changed, or another writer was faster. */
export type Written = 'same' | 'changed' | 'raced'

/**
 * Writes lines until they say what they should. After a change all is read once more: who finds nothing to change takes
 * no version, so that what a slower writer changes may be made of what held before. Only the first such look follows at
 * once: where changes go on, tries wait for one another.
 * @throws Error naming `what` if others were faster every time.
 */
export async function writeUntilSame(
  what: string,
  write: () => Promise<Written>,
  pause: Pause = pauseByChance,
): Promise<void> {
  let written: Written = 'changed'
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (written === 'raced' || attempt > 1) await pause(attempt)
    written = await write()
    if (written === 'same') return
  }
  throw new Error(`others changed ${what} ${attempts} times in a row`)
}

/**
 * Brings the lines of one subject, wherever they stand, up to what they should be, unless another writer was faster.
 * `state` is what stands of it under the key, read before whatever the lines were made of: so a later reader of that
 * writes under a later version of it. What says already what it should is left alone.
 */
export async function writeLines(
  items: Items,
  key: Key,
  state: Item<WrittenLines> | undefined,
  lines: readonly Item[],
): Promise<Written> {
  const before = state?.value ?? nothing
  const known = new Map(before.keys.map((each, at) => [nameOf(each), before.hashes?.[at] ?? '']))
  const keys = lines.map(({ pk, sk }) => ({ pk, sk }))
  const hashes = lines.map(({ value }) => hashOf(value))
  const changed = lines.filter((line, at) => known.get(nameOf(line)) !== hashes[at])
  const names = new Set(keys.map(nameOf))
  const gone = before.keys.filter(each => !names.has(nameOf(each)))
  if (changed.length === 0 && gone.length === 0) return 'same'
  const writes: Write[] = [...changed.map(put => ({ put })), ...gone.map(remove => ({ remove }))]
  const { guard, version } = next(state)
  const done = (isDone: boolean): Written => (isDone ? 'changed' : 'raced')
  if (writes.length < maxParts)
    return done(
      await items.transact([{ put: { ...key, version, value: { keys, hashes } }, guard }, ...writes]),
    )
  // More than one transaction holds: until the last is through, the state says that it is not.
  const begun: WrittenLines = { keys: [...keys, ...gone], hashes: [] }
  if (!(await items.put({ ...key, version, value: begun }, guard)).done) return 'raced'
  for (const some of inChunks(writes, maxParts - 1))
    if (!(await items.transact([{ check: key, guard: version }, ...some]))) return 'raced'
  return done((await items.put({ ...key, version: version + 1, value: { keys, hashes } }, version)).done)
}
