import { setTimeout as pause } from 'node:timers/promises'
import { addMonths } from '../../../../shared/domain/time/calendar.ts'
import { POLL_MS } from '../../../local/engine/streams/consumer.ts'
import { times } from '../rounds.ts'
import { eventsSeen, type Office, untilIdle } from './office.ts'
import { recordContact, type Tally } from './recorder.ts'

/** Requests under way at once, besides the probe. */
export const clients = 16

/** Milliseconds between two looks whether the probe's contact is in its view: each look takes time of what is measured. */
export const lookEvery = POLL_MS / 2

/** Contacts in a row that stand for a part of the time; rate and memory are told of each. */
const slices = 8

/** What was seen while many recorded. */
export interface Driven {
  readonly tally: Tally
  /** Events a second, of each slice. */
  readonly rates: readonly number[]
  /** Megabytes at the end of each slice. */
  readonly memory: readonly number[]
  /** Milliseconds from the receipt of the probe's contacts to the view that holds them. */
  readonly lags: readonly number[]
  /** Events a second while a run was under way, and before it; undefined where none came to its end. */
  readonly beside: { readonly during: number; readonly before: number; readonly assessed: number } | undefined
}

interface Asked {
  readonly events: number
  readonly residentMb: () => number | undefined
  /** Whether a monthly run begins half-way. */
  readonly withRun: boolean
  /** Ends the recording early. */
  readonly ending: AbortSignal
  readonly progress: (done: number, of: number, perSecond: number) => void
}

const seconds = (since: number) => (performance.now() - since) / 1000

/** Runs the month before for all cadres, and waits for its end; undefined where that is not waited for. */
async function runMonth({ client, month }: Office, ending: AbortSignal): Promise<number | undefined> {
  const path = { month: addMonths(month, -1) }
  const { runId } = (await client('POST /v1/assessments/{month}/runs', { path })).body
  while (!ending.aborted) {
    const { body } = await client('GET /v1/assessments/{month}/runs/{runId}', { path: { ...path, runId } })
    if (body.state === 'done') return body.cadresDone
    await pause(250)
  }
  return undefined
}

/** Many record for many cadres at once, while a probe records for one and looks for it in the view. */
export async function drive(
  office: Office,
  { events, residentMb, withRun, ending, progress }: Asked,
): Promise<Driven> {
  const [probe, ...cadreIds] = office.cadreIds as [string, ...string[]]
  const tally: Tally = { taken: 0, refused: 0, unsaid: 0, errors: 0 }
  const [rates, memory, lags]: [number[], number[], number[]] = [[], [], []]
  let [isDriving, done, sliceBegan, sliceDone] = [true, 0, performance.now(), 0]
  let beside: Driven['beside']
  const runs: Promise<void>[] = []
  const began = performance.now()

  async function probeViews() {
    while (isDriving) {
      await recordContact(office, probe, tally)
      const received = performance.now()
      while ((await eventsSeen(office, probe).catch(() => 0)) <= lags.length) await pause(lookEvery)
      lags.push(performance.now() - received)
    }
  }

  async function runBeside() {
    const before = done / seconds(began)
    const [runBegan, doneBefore] = [performance.now(), done]
    const assessed = await runMonth(office, ending)
    if (assessed === undefined) return
    beside = { before, during: (done - doneBefore) / seconds(runBegan), assessed }
  }

  function endSlice() {
    rates.push((done - sliceDone) / seconds(sliceBegan))
    ;[sliceBegan, sliceDone] = [performance.now(), done]
    const held = residentMb()
    if (held !== undefined) memory.push(held)
  }

  const probing = probeViews()
  const record = async (n: number) => {
    if (ending.aborted) return
    await recordContact(office, cadreIds[n % cadreIds.length] as string, tally)
    done++
    if (withRun && done === Math.floor(events / 2)) runs.push(runBeside())
    progress(Math.min(done, events), events, done / seconds(began))
    if (done % Math.floor(events / slices) === 0) endSlice()
  }
  await times(events, clients, record)
  if (rates.length === 0) endSlice()
  // The run goes on: so does recording, or it would be measured alone.
  let isRunning = runs.length > 0
  const ended = Promise.all(runs).finally(() => {
    isRunning = false
  })
  while (isRunning && !ending.aborted) await times(clients, clients, record)
  await ended
  isDriving = false
  await probing
  await untilIdle(office)
  return { tally, rates, memory, lags, beside }
}
