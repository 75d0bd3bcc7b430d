import { type Run, type RunCounted, runOf } from '../city/run.ts'
import { quietly } from '../quietly.ts'
import { atMost, type Bench, type Finding, type Measure, short, told } from '../row.ts'

/** A run in which everybody is assessed, and one of a province, of whose orgs one in so many is. */
const [city, province] = [
  { cadres: 1_000, orgs: 100, months: 13, assessedEvery: 1 },
  { cadres: 100_000, orgs: 10_000, months: 13, assessedEvery: 100 },
] as const satisfies readonly Run[]

/** Read and write units a second of a new table on demand, and by the quota of an account. */
const [newTable, quota] = [
  { reads: 12_000, writes: 4_000 },
  { reads: 40_000, writes: 40_000 },
] as const

/** Read units of a cadre with a hundred links; write units, of which a revision takes three and its line one. */
const [readBudget, writeBudget] = [15, 6]

/** What a cadre's assessment cannot do without: its links with its profile, a year of facts, its org, bases, results. */
const bare =
  'links and profile, facts of 12 months, contested claims and their services, last result; org and bases once a chunk'

function findingsOf(whole: RunCounted, large: RunCounted): Finding[] {
  const assessed = province.cadres / province.assessedEvery
  const all = (counted: RunCounted, what: 'reads' | 'writes') =>
    counted.cadres[what].units + counted.own[what].units
  const ofAll = (what: 'reads' | 'writes') =>
    large.own[what].units + large.cadres[what].units * province.assessedEvery
  const [reads, writes, bareUnits] = [ofAll('reads'), ofAll('writes'), large.bare * province.assessedEvery]
  const secondsAt = (rate: typeof newTable | typeof quota) =>
    short(Math.max(reads / rate.reads, writes / rate.writes), 0)
  const [hottest = ['', 0]] = [...large.own.writes.partitions].sort(([, a], [, b]) => b - a)
  const own = (what: 'reads' | 'writes') => short(large.own[what].units / province.cadres)
  const frame = `the run's own part, of 100,000: ${own('reads')} r, ${own('writes')} w a cadre`
  return [
    atMost('read units per cadre of a run, 100 links', readBudget, all(whole, 'reads') / city.cadres, bare),
    atMost('write units per cadre of a run', writeBudget, all(whole, 'writes') / city.cadres, frame),
    told(
      'a run of 100,000: read units a cadre, and the least there is',
      `${short(reads / province.cadres)}, ${short(bareUnits / province.cadres)}`,
      `of ten cadres an org, each org planned, waited for and rolled up; ${short(assessed, 0)} assessed by the very workers. ` +
        `With ${short(writes / province.cadres)} written: ${secondsAt(newTable)} s of new tables, ${secondsAt(quota)} s of an account’s quota; ${short(large.seconds, 0)} s here`,
    ),
    atMost(
      'seconds of a run of 100,000 on its hottest key',
      30,
      hottest[1] / 1000,
      `${short(hottest[1], 0)} write units on ${hottest[0].split('#')[0]}, at 1,000 a second; ${short(large.messages, 0)} messages`,
    ),
  ]
}

async function findings({ progress }: Bench): Promise<Finding[]> {
  const whole = await runOf(city, done => progress('a run of 1,000 cadres', done))
  const large = await runOf(province, done => progress('a run of 100,000 cadres', done))
  return findingsOf(whole, large)
}

/** What a run reads and writes of each cadre, and what it is itself for a hundred thousand. */
export const run: Measure = bench => quietly(() => findings(bench))
