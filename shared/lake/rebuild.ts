import { atOnce, concurrently } from '../concurrently.ts'
import { sheetFolder } from '../contracts/environment.ts'
import { shardOf, shards } from '../domain/lake/shard.ts'
import type { Ledger } from '../repositories/ledger.ts'
import type { LakeSources } from './ports.ts'
import { readWorld } from './world.ts'
import { openWriter } from './writer.ts'

/** Folders of the bucket that are not the lake's. */
const others = ['athena/', sheetFolder]

/** How to make the lake anew. */
export interface RebuildOptions {
  readonly leaseMs: number
  readonly onObject?: (done: number, total: number) => void
}

/** What was made: objects written, and taken away because no record explains them. */
export interface Rebuilt {
  readonly written: number
  readonly removed: number
}

/** Makes every object of the lake anew from the records, to the same bytes. @throws Error if somebody else writes it. */
export async function rebuildLake(
  sources: LakeSources & { readonly ledger: Pick<Ledger, 'listPartitions'> },
  { leaseMs, onObject }: RebuildOptions,
): Promise<Rebuilt> {
  const { marks, objects, ledger, revisions, now } = sources
  const lease = await marks.takeLease(now().getTime(), now().getTime() + leaseMs)
  if (!lease) throw new Error('the lake is being written by somebody else; try again in a minute')
  try {
    // Marks of before are done with; those of meanwhile stay.
    const marked = await marks.listAllMarks()
    const world = await readWorld(sources)
    const eventMonths = new Map<string, Set<string>>()
    for await (const { cadreId, month } of ledger.listPartitions()) {
      const shard = shardOf(cadreId)
      eventMonths.set(shard, (eventMonths.get(shard) ?? new Set()).add(month))
    }
    const resultMonths = new Map<string, Set<string>>()
    for (const [shard, cadreIds] of world.cadreIds) {
      const found = await concurrently(cadreIds, atOnce, id => revisions.listAssessedMonths(id, ''))
      resultMonths.set(shard, new Set(found.flat()))
    }
    const sizes = [eventMonths, resultMonths].flatMap(map => [...map.values()].map(({ size }) => size))
    const total = 1 + shards.length + sizes.reduce((sum, size) => sum + size, 0)
    let done = 0
    const writer = openWriter(sources, world)
    const onward = async () => {
      onObject?.(++done, total)
      if (!(await lease.extend(now().getTime() + leaseMs)))
        throw new Error('somebody else began to write the lake')
    }
    await writer.writeCommon()
    await writer.writeDays()
    await onward()
    for (const shard of shards) {
      await writer.writeRoster(shard)
      await onward()
      for (const month of [...(eventMonths.get(shard) ?? [])].sort()) {
        await writer.writeEvents(shard, month)
        await onward()
      }
      for (const month of [...(resultMonths.get(shard) ?? [])].sort()) {
        await writer.writeResults(shard, month)
        await onward()
      }
    }
    let removed = 0
    for await (const key of objects.listObjects('')) {
      if (writer.written.has(key) || others.some(folder => key.startsWith(folder))) continue
      await objects.removeObject(key)
      removed++
    }
    for (const [shard, all] of marked) await marks.clearMarks(shard, all)
    await marks.putInputs(world.inputs)
    return { written: writer.written.size, removed }
  } finally {
    await lease.release()
  }
}
