import type { SQSEvent } from 'aws-lambda'
import { build } from '../../../../functions/assess/handler.ts'
import { startRun } from '../../../../shared/assessing/run.ts'
import { environmentOn } from '../../../../shared/aws/stand-in.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import * as ports from '../../../../shared/ports.ts'
import { metered, type Reads } from '../city/meter.ts'
import { partitionsOf } from '../city/partitions.ts'
import { monthBefore, orgAt, type Size, today } from '../city/shape.ts'
import { generatedItems } from '../city/tables.ts'
import { countingWrites, type Writes } from '../city/writes.ts'
import { atMost, type Bench, type Finding, type Row, short } from '../row.ts'

/** A run in which everybody is assessed, and one of a province in which the run's own items alone are looked at. */
const [city, province] = [
  { cadres: 1_000, orgs: 100, months: 13 },
  { cadres: 100_000, orgs: 10_000, months: 1 },
] as const satisfies readonly Size[]

/** Read units of a cadre with a hundred links; write units, of which a revision takes three and its line one. */
const [readBudget, writeBudget] = [15, 6]

/** What a cadre's assessment cannot do without: its links with its profile, a year of facts, its org, bases, results. */
const bare =
  'links and profile 6, facts of 12 months 3, contested claims 2 and their services, org 1, bases 1, last result 1'

/** What a run read and wrote. */
interface Counted {
  readonly reads: Reads
  readonly writes: Writes
  readonly messages: number
}

/** A run of a whole tree through the very workers, on tables in memory. */
async function runOf(size: Size, isAssessed: boolean, progress: (done: number) => void): Promise<Counted> {
  const make = partitionsOf(size, undefined)
  const reads: Reads = { units: 0, calls: 0, queries: 0 }
  const writes: Writes = { units: 0, partitions: new Map() }
  const tables = new Map<TableName, ReturnType<typeof generatedItems>>()
  const environment = environmentOn({
    items(table) {
      const items = tables.get(table) ?? generatedItems(pk => make(table, pk))
      tables.set(table, items)
      return metered(countingWrites(items, writes), reads)
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
  const deps = {
    ...opened,
    ...(!isAssessed && {
      // Nobody serves: what is left is what the run itself reads and writes.
      roster: { ...opened.roster, readCadreWithLinks: async () => undefined },
      facts: { ...opened.facts, readFactsBetween: async () => [] },
      assessments: { ...opened.assessments, readLatestRevision: async () => undefined },
    }),
    send: async (messages: readonly unknown[]) => void queue.push(...messages),
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
  return { reads, writes, messages }
}

async function run({ progress }: Bench): Promise<Finding[]> {
  const quiet = { error: console.error, info: console.info, log: console.log }
  Object.assign(console, { error: () => {}, info: () => {}, log: () => {} })
  try {
    const whole = await runOf(city, true, done => progress('a run of 1,000 cadres', done))
    const own = await runOf(province, false, done => progress('the frame of a run of 100,000', done))
    const [hottest = ['', 0]] = [...own.writes.partitions].sort(([, a], [, b]) => b - a)
    const per = (units: number, { cadres }: Size) => units / cadres
    const frame = `the run's own part, of 100,000: ${short(per(own.reads.units, province))} r, ${short(per(own.writes.units, province))} w a cadre`
    return [
      atMost('read units per cadre of a run, 100 links', readBudget, per(whole.reads.units, city), '', bare),
      atMost('write units per cadre of a run', writeBudget, per(whole.writes.units, city), '', frame),
      atMost(
        'seconds of a run of 100,000 on its hottest key',
        30,
        hottest[1] / 1000,
        '',
        `${short(hottest[1], 0)} write units on ${hottest[0].split('#')[0]}, at 1,000 a second; ${short(own.messages, 0)} messages`,
      ),
    ]
  } finally {
    Object.assign(console, quiet)
  }
}

/** What a run reads and writes of each cadre, and what it is itself for a hundred thousand. */
export const row: Row = {
  name: 'runs',
  about: 'units per cadre of a monthly run, on tables in memory; the frame of one of 100,000 cadres',
  run,
}
