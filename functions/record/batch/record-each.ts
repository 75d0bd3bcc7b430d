import { eventContent } from '../../../events/index.ts'
import type { Caller } from '../../../shared/access/caller.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { check } from '../../../shared/contracts/check.ts'
import { Problem, type ProblemDocument } from '../../../shared/contracts/problem.ts'
import { report, toProblem } from '../../../shared/http/problems.ts'
import { entityIds } from '../../../shared/telemetry/trace.ts'
import type { Receipt } from '../receipt.ts'
import { type RecordingDependencies, record } from '../record.ts'
import { withStepAsType } from '../steps.ts'

/** What became of one event. */
export type Item = { status: number; receipt: Receipt } | { status: number; problem: ProblemDocument }

async function recordOne(recording: RecordingDependencies, caller: Caller, event: unknown): Promise<Item> {
  try {
    const { status, body } = await record(recording, caller, check(eventContent, withStepAsType(event)))
    return { status, receipt: body }
  } catch (error) {
    const { id, cadreId } = Object(event) as { id?: unknown; cadreId?: unknown }
    const problem = report('event of a batch failed', toProblem(error), entityIds({ eventId: id, cadreId }))
    return { status: problem.status, problem }
  }
}

const throttled = new Problem('throttled').toDocument()
const later: Item = { status: throttled.status, problem: throttled }

/** Writes under way at once: enough to hide the network, few enough not to be throttled by ourselves. */
const concurrency = 32

/**
 * Indexes of the events in waves that must not overlap: an id given twice goes to a later wave, so that the first
 * one wins; voids go last, for what they void may be in the same batch.
 */
function waves(events: readonly unknown[]): number[][] {
  const seen = new Map<unknown, number>()
  const order: number[][] = []
  const voids: number[] = []
  for (const [index, event] of events.entries()) {
    const { id, type } = (event ?? {}) as { id?: unknown; type?: unknown }
    const nth = seen.get(id) ?? 0
    seen.set(id, nth + 1)
    if (type === 'void') voids.push(index)
    else order[nth] = [...(order[nth] ?? []), index]
  }
  return [...order.filter(Boolean), ...voids.map(index => [index])]
}

/**
 * Records each event for itself and answers in the order given. Once `outOfTime` says so, what is left is answered as
 * `throttled`: the client sends it again, and loses nothing of what was taken.
 */
export async function recordEach(
  recording: RecordingDependencies,
  caller: Caller,
  events: readonly unknown[],
  outOfTime: () => boolean = () => false,
): Promise<Item[]> {
  const items: Item[] = new Array(events.length)
  for (const wave of waves(events)) {
    await concurrently(wave, concurrency, async index => {
      items[index] = outOfTime() ? later : await recordOne(recording, caller, events[index])
    })
  }
  return items
}
