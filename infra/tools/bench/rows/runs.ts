import type { SQSEvent } from 'aws-lambda'
import { build } from '../../../../functions/assess/handler.ts'
import { readInputs } from '../../../../shared/assessing/inputs.ts'
import { startRun } from '../../../../shared/assessing/run.ts'
import { readingOnce } from '../../../../shared/aws/items/request-reads.ts'
import { environmentOn } from '../../../../shared/aws/stand-in.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import { firstVersion } from '../../../../shared/domain/policy/versions.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import * as ports from '../../../../shared/ports.ts'
import { type Counted, countedApart, nothing } from '../city/apart.ts'
import { partitionsOf } from '../city/partitions.ts'
import { cadreOf, monthBefore, numberOf, orgAt, orgOfCadre, type Size, today } from '../city/shape.ts'
import { generatedItems } from '../city/tables.ts'
import { atMost, type Bench, type Finding, type Row, short } from '../row.ts'

/** A run in which everybody is assessed, and one of a province, of whose orgs one in so many is. */
const [city, province] = [
  { cadres: 1_000, orgs: 100, months: 13, assessedEvery: 1 },
  { cadres: 100_000, orgs: 10_000, months: 13, assessedEvery: 100 },
] as const satisfies readonly (Size & { readonly assessedEvery: number })[]

type Run = Size & { readonly assessedEvery: number }

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

/** What a run read and wrote, for the cadres that were assessed and for itself. */
interface RunCounted {
  readonly cadres: Counted
  readonly own: Counted
  /** Read units of what the assessments are a function of, and of the results before them: the least there is. */
  readonly bare: number
  readonly messages: number
  readonly seconds: number
}

/** An environment on tables of a city in memory, made as they are asked for. */
function environmentOf(size: Size, ofCadres: Counted, ofRun: Counted) {
  const make = partitionsOf(size, undefined)
  const tables = new Map<TableName, ReturnType<typeof generatedItems>>()
  return environmentOn({
    items(table) {
      const items = tables.get(table) ?? generatedItems(pk => make(table, pk))
      tables.set(table, items)
      return countedApart(items, ofCadres, ofRun)
    },
    queue: () => {
      throw new Error('the queue is kept here')
    },
    bus: {
      send: () => {
        throw new Error('nothing is published')
      },
    },
    timer: { now: () => Date.parse(`${today}T00:00:00.000Z`), sleep: async () => {} },
    secret: secret => secret,
  })
}

const isAssessed = (run: Run, cadreId: string) =>
  orgOfCadre(run, numberOf(cadreId)) % run.assessedEvery === run.assessedEvery - 1

/** Read units of what cannot be done without, of everybody who is assessed. */
async function bareReads(run: Run): Promise<number> {
  const [all, ofRun] = [nothing(), nothing()]
  const opened = ports.openPorts(environmentOf(run, all, ofRun), {
    roster: ports.rosterReads,
    facts: ports.facts,
    ledger: ports.ledger,
    workingDays: ports.workingDays,
    revisions: ports.revisions,
  })
  await readingOnce(async () => {
    for (let n = 0; n < run.cadres; n++) {
      if (!isAssessed(run, cadreOf(n))) continue
      await readInputs(opened, firstVersion.policy, cadreOf(n), monthBefore, lastDate(monthBefore))
      await opened.revisions.readLatestRevision(cadreOf(n), monthBefore)
    }
  })
  return all.reads.units + ofRun.reads.units
}

/** A run of a whole tree through the very workers, on tables in memory. */
async function runOf(run: Run, progress: (done: number) => void): Promise<RunCounted> {
  const began = performance.now()
  const [cadres, own] = [nothing(), nothing()]
  const environment = environmentOf(run, cadres, own)
  const queue: unknown[] = []
  const opened = ports.openPorts(environment, {
    policies: ports.policies,
    roster: ports.rosterReads,
    ledger: ports.ledger,
    workingDays: ports.workingDays,
    facts: ports.facts,
    assessments: ports.assessments,
    rollups: ports.rollups,
    runs: ports.runs,
    objections: ports.objections,
    openings: ports.openings,
    keptBack: ports.keptBack,
    register: ports.register,
    rehearsals: ports.rehearsals,
    demandLists: ports.demandLists,
    overlapLists: ports.overlapLists,
    responses: ports.voiceResponses,
    now: ports.clock,
  })
  // Whoever is not assessed does not serve: what is left of it is what the run itself reads and writes.
  const sampled =
    <Answer>(read: (cadreId: string, ...more: never[]) => Promise<Answer>, none: Answer) =>
    async (cadreId: string, ...more: unknown[]): Promise<Answer> =>
      isAssessed(run, cadreId) ? read(cadreId, ...(more as never[])) : none
  const { roster, facts, assessments } = opened
  const deps = {
    ...opened,
    roster: { ...roster, readCadreWithLinks: sampled(roster.readCadreWithLinks, undefined) },
    facts: { ...facts, readFactsBetween: sampled(facts.readFactsBetween, []) },
    assessments: { ...assessments, readLatestRevision: sampled(assessments.readLatestRevision, undefined) },
    send: async (messages: readonly unknown[]) => void queue.push(...messages),
    sendRehearsal: async () => {},
  }
  const handler = build(deps)
  await startRun(deps, {
    month: monthBefore,
    runId: 'bench',
    status: 'provisional',
    roots: [orgAt(0)],
    by: 'bench',
    startedAt: `${today}T00:00:00.000Z`,
  })
  let messages = 0
  for (; queue.length > 0; messages++) {
    if (messages % 500 === 0) progress(messages)
    const Records = [{ messageId: String(messages), body: JSON.stringify(queue.shift()) }]
    const { batchItemFailures } = await handler({ Records } as unknown as SQSEvent, {
      getRemainingTimeInMillis: () => 60_000,
    })
    if (batchItemFailures.length > 0) throw new Error('a message of the run failed')
  }
  const progressed = await deps.runs.readOrgProgress({ month: monthBefore, runId: 'bench' }, orgAt(0))
  if (!progressed?.rolledUp) throw new Error('the run did not end')
  const seconds = (performance.now() - began) / 1000
  return { cadres, own, bare: await bareReads(run), messages, seconds }
}

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
    atMost(
      'read units per cadre of a run, 100 links',
      readBudget,
      all(whole, 'reads') / city.cadres,
      '',
      bare,
    ),
    atMost('write units per cadre of a run', writeBudget, all(whole, 'writes') / city.cadres, '', frame),
    {
      what: 'a run of 100,000: read units a cadre, and the least there is',
      budget: '–',
      measured: `${short(reads / province.cadres)}, ${short(bareUnits / province.cadres)}`,
      against:
        `of ten cadres an org, each org planned, waited for and rolled up; ${short(assessed, 0)} assessed by the very workers. ` +
        `With ${short(writes / province.cadres)} written: ${secondsAt(newTable)} s of new tables, ${secondsAt(quota)} s of an account’s quota; ${short(large.seconds, 0)} s here`,
    },
    atMost(
      'seconds of a run of 100,000 on its hottest key',
      30,
      hottest[1] / 1000,
      '',
      `${short(hottest[1], 0)} write units on ${hottest[0].split('#')[0]}, at 1,000 a second; ${short(large.messages, 0)} messages`,
    ),
  ]
}

async function run({ progress }: Bench): Promise<Finding[]> {
  const quiet = { error: console.error, info: console.info, log: console.log }
  Object.assign(console, { error: () => {}, info: () => {}, log: () => {} })
  try {
    const whole = await runOf(city, done => progress('a run of 1,000 cadres', done))
    const large = await runOf(province, done => progress('a run of 100,000 cadres', done))
    return findingsOf(whole, large)
  } finally {
    Object.assign(console, quiet)
  }
}

/** What a run reads and writes of each cadre, and what it is itself for a hundred thousand. */
export const row: Row = {
  name: 'runs',
  about:
    'units per cadre of a monthly run, on tables in memory; one of 100,000 cadres beside its lower bound',
  run,
}
