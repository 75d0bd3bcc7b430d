import { concurrently } from '../../../../shared/concurrently.ts'
import { POLL_MS } from '../../../local/engine/streams/consumer.ts'
import { clients, type Driven, drive } from '../load/drive.ts'
import { eventsSeen, openOffice } from '../load/office.ts'
import { type Stack, startStack } from '../load/stack.ts'
import { median } from '../rounds.ts'
import { atLeast, atMost, type Bench, type Finding, type Row, short } from '../row.ts'

/** Events of a cadre on average, far below what a month holds; and cadres at least, so that a run has something to do. */
const [eventsPerCadre, leastCadres] = [200, 60]

/** Of the events, those that are recorded once more where things go wrong on purpose. */
const shareInTrouble = 0.25

const share = (sorted: readonly number[], at: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN
const list = (values: readonly number[]) => values.map(value => short(value, 0)).join(', ')

/** What was recorded through a stack, and whether it is all there. */
interface Loaded extends Driven {
  readonly missing: number
  readonly verified: { readonly agrees: boolean; readonly said: string }
}

async function load(
  stack: Stack,
  what: string,
  events: number,
  withRun: boolean,
  { progress }: Bench,
): Promise<Loaded> {
  const cadres = Math.max(leastCadres, Math.ceil(events / eventsPerCadre)) + 1
  const office = await openOffice(stack.url, cadres, done => progress(`${what}: the roster`, done, cadres))
  const driven = await drive(office, {
    events,
    residentMb: stack.residentMb,
    withRun,
    progress: (done, of) => progress(`${what}: recording`, done, of),
  })
  progress(`${what}: looking for every event`)
  const counts = await concurrently(office.cadreIds, 4, cadreId => eventsSeen(office, cadreId))
  const seen = counts.reduce((sum, count) => sum + count, 0)
  progress(`${what}: verifying`)
  return { ...driven, missing: driven.tally.taken - seen, verified: await stack.verify() }
}

/** The same on a stack of its own, which ends with it. */
async function loadOn(flags: readonly string[], ...asked: [string, number, boolean, Bench]): Promise<Loaded> {
  asked[3].progress(`${asked[0]}: starting the stack`)
  const stack = await startStack(flags)
  try {
    return await load(stack, ...asked)
  } finally {
    await stack.stop()
  }
}

/** What must not be: events refused for good or lost, and views that are not what the ledger says. */
const faults = ({ tally, missing, verified }: Loaded) =>
  tally.errors + tally.unsaid + Math.abs(missing) + (verified.agrees ? 0 : 1)

function findingsOf(quiet: Loaded, trouble: Loaded): Finding[] {
  const { tally, rates, memory, lags } = quiet
  const sorted = [...lags].sort((a, b) => a - b)
  const [p50, p99] = [0.5, 0.99].map(at => share(sorted, at) / POLL_MS) as [number, number]
  const [middle = Number.NaN, end = Number.NaN] = [memory[Math.floor(memory.length / 2)], memory.at(-1)]
  const verified = ({ verified }: Loaded) => (verified.agrees ? 'verify agrees' : verified.said)
  return [
    {
      what: 'events recorded over HTTP, a second',
      budget: '–',
      measured: short(median(rates), 0),
      against: `${short(tally.taken, 0)} events, ${clients} at once, stack and clients on one machine; by eighths ${list(rates)}`,
    },
    {
      what: 'receipt → view under load, p50 and p99, in polls of the stream',
      budget: '–',
      measured: `${short(p50, 1)}, ${short(p99, 1)}`,
      against: `${lags.length} contacts of one cadre, one after the other; a poll is ${POLL_MS} ms, the projector gathers for five`,
    },
    atLeast(
      'recording during a monthly run ÷ before it',
      0.33,
      quiet.during / quiet.before,
      '',
      `${short(quiet.during, 0)} ÷ ${short(quiet.before, 0)} events/s while ${quiet.assessed} cadres are assessed on the same two cores`,
    ),
    atMost(
      'errors, refusals without Retry-After, events that no view holds',
      0,
      faults(quiet),
      '',
      `${tally.refused} refused for a while (429, 503) and taken later; ${verified(quiet)}`,
    ),
    atMost('memory of the stack, end ÷ middle', 1.25, end / middle, '', `${list(memory)} MB by eighths`),
    atMost(
      'the same where tables throttle, queues are late and the bus is out',
      0,
      faults(trouble),
      '',
      `npm start -- --chaos, ${short(trouble.tally.taken, 0)} events at ${short(median(trouble.rates), 0)}/s; ` +
        `${trouble.tally.refused} refused for a while; ${verified(trouble)}`,
    ),
  ]
}

/** The whole system over HTTP while many record. */
export const row: Row = {
  name: 'load',
  about:
    'the whole system over HTTP while many record: rate, receipt to view, errors, memory, a run beside it',
  alone: true,
  async run(bench) {
    const quiet = await loadOn([], 'load', bench.events, true, bench)
    const trouble = await loadOn(
      ['--chaos'],
      'in trouble',
      Math.floor(bench.events * shareInTrouble),
      false,
      bench,
    )
    return findingsOf(quiet, trouble)
  },
}
