import { atOnce, concurrently } from '../concurrently.ts'
import { allMonths, type LakeMark, type ReadMark } from '../repositories/lake-marks.ts'
import { measure } from '../telemetry/metrics.ts'
import type { LakeSources } from './ports.ts'
import { type LakeWorld, readWorld } from './world.ts'
import { type LakeWriter, openWriter } from './writer.ts'

/** How to bring the lake up to the records. */
export interface FillOptions {
  /** Whether there is time for one object more. */
  readonly hasTime: () => boolean
  /** Milliseconds for which nobody else writes the lake after each object. */
  readonly leaseMs: number
  readonly onObject?: (written: number) => void
}

/** What became of it: how many objects were written, and whether marks were left; or somebody else is at it. */
export type Filled = { readonly written: number; readonly isDone: boolean } | 'busy'

/** Work on the lake whose time is up, or whose right to write has gone over to somebody else. */
class Interrupted extends Error {}

/**
 * Brings the lake up to the records: writes anew what is marked, one object after the other, and takes each mark away
 * unless it was made anew meanwhile. Where the policy, the calendar or the way of writing changed, everything is marked
 * first. One at a time writes, for an older reading must not take the place of a newer one.
 */
export async function fillLake(sources: LakeSources, options: FillOptions): Promise<Filled> {
  const { marks, now } = sources
  const lease = await marks.takeLease(now().getTime(), now().getTime() + options.leaseMs)
  if (!lease) return 'busy'
  let asked = await readMarked(sources)
  const isNew = (await marks.readInputs()) !== asked.world.inputs
  if (isNew) {
    await markAll(sources, asked.world)
    asked = await readMarked(sources)
  }
  const { marked, world } = asked
  const writer = openWriter(sources, world)
  const onward = async () => {
    options.onObject?.(writer.written.size)
    if (!options.hasTime() || !(await lease.extend(now().getTime() + options.leaseMs)))
      throw new Interrupted('no time left')
  }
  try {
    if (isNew) {
      await writer.writeDays()
      await marks.putInputs(world.inputs)
    }
    await writer.writeCommon()
    for (const [shard, all] of marked) await fillShard(sources, writer, shard, all, onward)
    return { written: writer.written.size, isDone: true }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    return { written: writer.written.size, isDone: false }
  } finally {
    measure('lakeObjects', writer.written.size)
    await lease.release()
  }
}

/**
 * What is marked, and then the world: it is as new as every mark that is taken away for it. Who became known, or was erased,
 * after it was read is marked anew by that.
 */
async function readMarked(sources: LakeSources) {
  const marked = await sources.marks.listAllMarks()
  return { marked, world: await readWorld(sources) }
}

async function fillShard(
  { marks, objects }: LakeSources,
  writer: LakeWriter,
  shard: string,
  all: readonly ReadMark[],
  onward: () => Promise<void>,
): Promise<void> {
  if (all.length === 0) return
  const [events, results, roster] = (['events', 'results', 'roster'] as const).map(subject =>
    all.filter(mark => mark.subject === subject),
  ) as [ReadMark[], ReadMark[], ReadMark[]]

  if (roster.length > 0) await writer.writeRoster(shard)
  const from = roster.map(({ month }) => month).sort()[0]
  const months = new Set(events.map(({ month }) => month))
  if (from !== undefined)
    for await (const key of objects.listObjects('events/')) {
      const [, month = '', of] = /^events\/month=(.+)\/shard=(.+)\//.exec(key) ?? []
      if (of === shard && month >= from) months.add(month)
    }
  for (const month of [...months].sort()) {
    await onward()
    await writer.writeEvents(shard, month)
    await marks.clearMarks(
      shard,
      events.filter(mark => mark.month === month),
    )
  }
  await marks.clearMarks(shard, roster)
  for (const [month, marked] of [...Map.groupBy(results, mark => mark.month)].sort()) {
    await onward()
    await writer.writeResults(shard, month)
    await marks.clearMarks(shard, marked)
  }
}

/** Marks every object there should be: by one cadre each. */
async function markAll({ marks, eventMonths, revisions }: LakeSources, world: LakeWorld): Promise<void> {
  for (const [, cadreIds] of world.cadreIds) {
    const found = await concurrently(
      cadreIds,
      atOnce,
      async (cadreId): Promise<LakeMark[]> => [
        { subject: 'roster', month: allMonths, cadreId },
        ...(await eventMonths.listEventMonths(cadreId)).map(month => ({
          subject: 'events' as const,
          month,
          cadreId,
        })),
        ...(await revisions.listAssessedMonths(cadreId, '')).map(month => ({
          subject: 'results' as const,
          month,
          cadreId,
        })),
      ],
    )
    const each = new Map(found.flat().map(mark => [`${mark.subject} ${mark.month}`, mark]))
    await marks.mark([...each.values()])
  }
}
