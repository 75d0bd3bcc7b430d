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

interface Named {
  readonly id?: unknown
  readonly type?: unknown
  readonly demandId?: unknown
  readonly confirms?: unknown
}

const spelling = (id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id)

/**
 * Indexes of the events in waves that must not overlap: an id given twice goes to a later wave, so that the first
 * one wins; what names another event of the batch goes behind it, so that it is known by then; voids go last.
 */
function waves(events: readonly unknown[]): number[][] {
  const named = events.map(event => Object(event) as Named)
  const ids = new Set(named.map(({ id }) => spelling(id)))
  const seen = new Map<unknown, number>()
  const order: number[][] = []
  const voids: number[] = []
  for (const [index, { id, type, demandId, confirms }] of named.entries()) {
    const nth = seen.get(id) ?? 0
    seen.set(id, nth + 1)
    const follows = [demandId, confirms].some(other => other !== undefined && ids.has(spelling(other)))
    const wave = follows ? nth + 1 : nth
    if (type === 'void') voids.push(index)
    else order[wave] = [...(order[wave] ?? []), index]
  }
  return [...order.filter(Boolean), ...voids.map(index => [index])]
}

/** Records each event for itself, answers in the order given; once `outOfTime` says so, `throttled`: to be sent again. */
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
