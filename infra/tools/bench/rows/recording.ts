import { benchCadre } from '../contenders/contender.ts'
import { concurrency, contend } from '../contenders/processes.ts'
import type { Round } from '../contenders/worker.ts'
import { median } from '../rounds.ts'
import { atLeast, atMost, type Measure, short, told } from '../row.ts'
import { seedOne } from '../world.ts'

const count = 640
const rounds = 16
/** Contacts of each until its code is compiled for good; the least that made no more difference. */
const warmUp = 12_000

type Figure = (round: Round) => number

/** Each in a process of its own: what one leaves behind on the heap is not the other's to clean up. */
const contenders = [
  { name: 'baixin' },
  { name: 'stock' },
  { name: 'stock' },
  { name: 'baixin', days: 'edge' },
  { name: 'bare' },
] as const

/** Medians over the rounds, each of which compares neighbours: a machine that is shared is slow for all of a round. */
function ratio(results: readonly Round[][], at: number, of: number, measure: Figure) {
  const ratios = results.map(round => measure(round[at] as Round) / measure(round[of] as Round))
  const sorted = ratios.sort((a, b) => a - b)
  const [low, high] = [0.25, 0.75].map(share => sorted[Math.floor(share * (sorted.length - 1))] as number)
  return {
    median: median(sorted),
    spread: `middle half of the rounds ${short(low ?? 0)}–${short(high ?? 0)}`,
  }
}

const throughput: Figure = ({ seconds }) => 1 / seconds
const cpu: Figure = ({ cpuSeconds }) => cpuSeconds

/** Throughput and CPU of the Lambda handler in proportion to the bare write that it cannot do without. */
export const run: Measure = async ({ freshTables, progress }) => {
  const environment = { ...(await freshTables()), METRICS: 'baixin/bench' }
  await seedOne(environment, benchCadre.orgId, benchCadre.cadreId)
  let seed = 7
  const contest = { warmUp, rounds, count, nextSeed: () => seed++ }
  const results = await contend(environment, contenders, contest, progress)
  const each = (at: number, measure: Figure) => median(results.map(round => measure(round[at] as Round)))
  const perSecond = (at: number) => short(count / each(at, ({ seconds }) => seconds), 0)
  const micros = (at: number) => short((each(at, cpu) / count) * 1e6, 0)
  const speed = ratio(results, 0, 1, throughput)
  const noise = ratio(results, 2, 1, throughput)
  const work = ratio(results, 0, 1, cpu)
  const workNoise = ratio(results, 2, 1, cpu)
  const edge = ratio(results, 3, 1, throughput)
  const edgeWork = ratio(results, 3, 1, cpu)
  const [speedBare, workBare] = [ratio(results, 0, 4, throughput), ratio(results, 0, 4, cpu)]
  return [
    atLeast(
      'recording throughput ÷ bare conditional PutItem',
      0.95,
      speed.median,
      `${perSecond(0)} ÷ ${perSecond(1)} puts/s by the SDK’s client as it comes, ${concurrency} at once; ${speed.spread}; ` +
        `a second bare put ÷ the first ${short(noise.median)}, ${noise.spread}`,
    ),
    atMost(
      'client CPU of recording ÷ of a bare put',
      1.1,
      work.median,
      `${micros(0)} ÷ ${micros(1)} µs; ${work.spread}; a second bare put ÷ the first ` +
        `${short(workNoise.median)}, ${workNoise.spread}`,
    ),
    told(
      'the same ÷ of a bare put through our client, which signs for less',
      short(workBare.median),
      `${micros(0)} ÷ ${micros(4)} µs; ${workBare.spread}; throughput ${short(speedBare.median)}`,
    ),
    told(
      'throughput on the first two days of a month',
      short(edge.median),
      `one more read each, whether the id was taken in the month before; client CPU ${short(edgeWork.median)}`,
    ),
  ]
}
