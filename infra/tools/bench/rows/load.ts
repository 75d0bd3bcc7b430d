import { concurrently } from '../../../../shared/concurrently.ts'
import { POLL_MS } from '../../../local/engine/streams/consumer.ts'
import { clients, type Driven, drive, lookEvery } from '../load/drive.ts'
import { endedByHand } from '../load/ending.ts'
import { eventsSeen, openOffice } from '../load/office.ts'
import { startStack } from '../load/stack.ts'
import { median } from '../rounds.ts'
import { atLeast, atMost, type Bench, type Finding, type Measure, short, told } from '../row.ts'

/** Events of a cadre on average, far below what a month holds; and cadres at least, so that a run has something to do. */
const [eventsPerCadre, leastCadres] = [200, 60]

/** Of the events, those that are recorded once more where things go wrong on purpose, and how many at most. */
const [shareInTrouble, mostInTrouble] = [0.25, 5_000]

/** Events from which on every function has long started. */
const leastForMemory = 50_000

const share = (sorted: readonly number[], at: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN
const list = (values: readonly number[]) => values.map(value => short(value, 0)).join(', ')

/** What is recorded, and how. */
interface Load {
  readonly what: string
  readonly events: number
  /** Flags of the stack, which ends with it. */
  readonly flags: readonly string[]
  readonly withRun: boolean
}

/** What was recorded through a stack, and whether it is all there. */
interface Loaded extends Driven, Load {
  readonly missing: number
  readonly verified: { readonly agrees: boolean; readonly said: string }
}

/**
 * Records through a stack of its own, and looks for all of it.
 * @throws AbortError if it is ended before anything is recorded.
 */
async function loaded(asked: Load, { progress }: Bench, ending: AbortSignal): Promise<Loaded> {
  const { what, events, flags, withRun } = asked
  progress(`${what}: starting the stack`)
  const stack = await startStack(flags, ending)
  try {
    const cadres = Math.max(leastCadres, Math.ceil(events / eventsPerCadre)) + 1
    progress(`${what}: the roster of ${cadres}`)
    const office = await openOffice(stack, cadres)
    ending.throwIfAborted()
    const driven = await drive(office, {
      events,
      residentMb: stack.residentMb,
      withRun,
      ending,
      progress: (done, of, perSecond) =>
        progress(`${what}: recording`, done, of, `${short(perSecond, 0)} a second`),
    })
    progress(`${what}: looking for every event`)
    const counts = await concurrently(office.cadreIds, 4, cadreId => eventsSeen(office, cadreId))
    const seen = counts.reduce((sum, count) => sum + count, 0)
    progress(`${what}: verifying`)
    return { ...asked, ...driven, missing: driven.tally.taken - seen, verified: await stack.verify() }
  } finally {
    await stack.stop()
  }
}

/** The same; undefined if it is ended before anything is recorded. */
async function load(...[asked, bench, ending]: Parameters<typeof loaded>): Promise<Loaded | undefined> {
  try {
    return await loaded(asked, bench, ending)
  } catch (error) {
    if ((error as Error).name !== 'AbortError') throw error
  }
}

/** What must not be: events refused for good or lost, and views that are not what the ledger says. */
const faults = ({ tally, missing, verified }: Loaded) =>
  tally.errors + tally.unsaid + Math.abs(missing) + (verified.agrees ? 0 : 1)

const verifiedOf = ({ verified }: Loaded) => (verified.agrees ? 'verify agrees' : verified.said)

/** Whether memory is flat; of few events it is only told, for functions are still starting. */
function memoryFinding(ratio: number, taken: number, by: string): Finding {
  const what = 'memory of the stack, end ÷ middle'
  if (taken >= leastForMemory) return atMost(what, 1.25, ratio, by)
  const against = `${by}; a budget of 1.25 from ${short(leastForMemory, 0)} events on`
  return told(what, short(ratio), against)
}

/** What was measured where nothing goes wrong on purpose. */
function quietFindings(quiet: Loaded): Finding[] {
  const { tally, rates, memory, lags, beside, events } = quiet
  const sorted = [...lags].sort((a, b) => a - b)
  const [p50, p99] = [0.5, 0.99].map(at => share(sorted, at) / POLL_MS) as [number, number]
  const [middle = Number.NaN, end = Number.NaN] = [memory[Math.floor(memory.length / 2)], memory.at(-1)]
  const early = tally.taken < events ? `, ended early: ${short(events, 0)} were asked for` : ''
  return [
    told(
      'events recorded over HTTP, a second',
      short(median(rates), 0),
      `${short(tally.taken, 0)} events${early}, ${clients} at once, stack and clients on one machine; by eighths ${list(rates)}`,
    ),
    told(
      'receipt → view under load, p50 and p99, in polls of the stream',
      `${short(p50, 1)}, ${short(p99, 1)}`,
      `${lags.length} contacts of one cadre, one after the other, looked for every ${lookEvery} ms; a poll is ${POLL_MS} ms, the projector gathers for five`,
    ),
    ...(beside
      ? [
          atLeast(
            'recording during a monthly run ÷ before it',
            0.33,
            beside.during / beside.before,
            `${short(beside.during, 0)} ÷ ${short(beside.before, 0)} events/s while ${beside.assessed} cadres are assessed on the same two cores`,
          ),
        ]
      : []),
    atMost(
      'errors, refusals without Retry-After, events that no view holds',
      0,
      faults(quiet),
      `${tally.refused} refused for a while (429, 503) and taken later; ${verifiedOf(quiet)}`,
    ),
    memoryFinding(end / middle, tally.taken, `${list(memory)} MB by eighths`),
  ]
}

/** What was measured where things go wrong on purpose. */
const troubleFinding = (trouble: Loaded): Finding =>
  atMost(
    'the same where tables throttle, queues are late and the bus is out',
    0,
    faults(trouble),
    `npm start -- --chaos, ${short(trouble.tally.taken, 0)} events at ${short(median(trouble.rates), 0)}/s; ` +
      `${trouble.tally.refused} refused for a while; ${verifiedOf(trouble)}`,
  )

/** The whole system over HTTP while many record. */
export const run: Measure = async bench => {
  const { signal, release } = endedByHand()
  try {
    const { events } = bench
    const quiet = await load({ what: 'load', events, flags: [], withRun: true }, bench, signal)
    if (quiet === undefined) return [told('the load', 'nothing', 'ended before anything was recorded')]
    if (signal.aborted) return quietFindings(quiet)
    const few = Math.min(mostInTrouble, Math.floor(events * shareInTrouble))
    const asked = { what: 'in trouble', events: few, flags: ['--chaos'], withRun: false }
    const trouble = await load(asked, bench, signal)
    return [...quietFindings(quiet), ...(trouble ? [troubleFinding(trouble)] : [])]
  } finally {
    release()
  }
}
