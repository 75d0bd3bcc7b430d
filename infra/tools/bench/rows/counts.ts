import type { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import { declaration } from '../../../../functions/report/declaration.ts'
import { handler } from '../../../../functions/report/handler.ts'
import { openTable } from '../../../../shared/aws/client.ts'
import { dynamoItems } from '../../../../shared/aws/items/dynamo.ts'
import type { Item, Items } from '../../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { sqsEvent } from '../../../../shared/aws/queue/testing.ts'
import { environmentOn } from '../../../../shared/aws/stand-in.ts'
import { tables as tableKinds } from '../../../../shared/aws/tables.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import { periodKey } from '../../../../shared/counting/span.ts'
import type { CountOf } from '../../../../shared/repositories/counts.ts'
import { ordinaryRevision } from '../city/city.ts'
import { counted, nothing } from '../city/counted.ts'
import { partitionsOf } from '../city/partitions.ts'
import { passingItems } from '../city/passing.ts'
import { month, monthBefore, orgAt, type Size, today } from '../city/shape.ts'
import { generatedTables } from '../city/tables.ts'
import { quietly } from '../quietly.ts'
import { processorSeconds } from '../rounds.ts'
import { atMost, type Bench, type Finding, type Measure, short } from '../row.ts'
import { putAll } from '../world.ts'

/** A province, and what is brought to the engine: more cadres than those whose links a launch counts one by one. */
const province: Size = { cadres: 50_000, orgs: 5_000, months: 13 }
const sample: Size = { cadres: 640, orgs: 64, months: 13 }

/** Of the time that the function has, the most that a count of a province may take. */
const budget = 0.5

/** What is counted in the background, each as it takes longest. */
const of = { concentration: periodKey(month, 'year'), campaign: month.slice(0, 4), launch: today }
const counts: readonly CountOf[] = (
  [
    ['concentration', of.concentration],
    ['campaign', of.campaign],
    ['launch', of.launch],
    ['demandGroups', ''],
    ['demandTopics', ''],
    ['ranking', `${monthBefore}#total`],
    ['responses', monthBefore],
  ] as const
).map(([what, of]) => ({ what, orgId: orgAt(0), of }))

/** A province or a part of it, with what was sent in it. */
interface Counting {
  readonly environment: Environment
  readonly sent: string[]
}

/** An environment on these tables, in which what is sent is kept. */
function countingOn(items: (table: TableName) => Items): Counting {
  const sent: string[] = []
  const send = async (command: object) => {
    const { Entries = [] } = (command as SendMessageBatchCommand).input
    sent.push(...Entries.map(({ MessageBody = '' }) => MessageBody))
    return {} as never
  }
  const environment = environmentOn({
    items,
    queue: () => ({ send }),
    bus: { send },
    timer: { now: () => Date.parse(`${today}T04:00:00.000Z`), sleep: async () => {} },
    secret: secret => secret,
  })
  return { environment, sent }
}

/** Seconds of a processor that each message of a count takes of this process. @throws Error where it fails. */
async function secondsOf({ environment, sent }: Counting, count: CountOf): Promise<number[]> {
  const seconds: number[] = []
  for (let next: unknown = count; next !== undefined; next = sent.shift()) {
    const before = processorSeconds()
    const { batchItemFailures } = await handler.open(environment)(sqsEvent([next]), {} as never)
    if (batchItemFailures.length > 0) throw new Error(`${count.what} failed`)
    seconds.push(processorSeconds() - before)
  }
  return seconds
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** What a count took of a province whose partitions are made as they are read: making them is not in it. */
async function inMemory(count: CountOf) {
  let making = 0
  const timed = (make: (pk: string) => readonly Item[]) =>
    passingItems(pk => {
      const before = processorSeconds()
      const items = make(pk)
      making += processorSeconds() - before
      return items
    })
  const taken = nothing()
  const tables = generatedTables(partitionsOf(province, ordinaryRevision()), timed)
  const seconds = await secondsOf(
    countingOn(table => counted(tables(table), () => taken)),
    count,
  )
  return { seconds: sum(seconds) - making, messages: seconds.length, ...taken.reads }
}

/** Seconds that each count takes of a client of the engine, a cadre. */
async function onEngine({ freshTables, progress }: Bench): Promise<Map<string, number>> {
  const made = generatedTables(partitionsOf(sample, ordinaryRevision()))
  for (const count of counts) await secondsOf(countingOn(made), count)
  const tables = await freshTables()
  for (const table of Object.keys(tableKinds) as TableName[]) {
    if (table === 'jobs') continue
    progress(`to the engine: ${table}`)
    await putAll(openTable(tables, table), await Array.fromAsync(made(table).scan()))
  }
  // What was counted is not kept, so that it is counted again: the code is compiled by then.
  const counting = () =>
    countingOn(table => (table === 'jobs' ? memoryItems() : dynamoItems(openTable(tables, table))))
  const found = new Map<string, number>()
  for (const count of counts) {
    progress(`on the engine: ${count.what}`)
    await secondsOf(counting(), count)
    found.set(count.what, sum(await secondsOf(counting(), count)) / sample.cadres)
  }
  return found
}

async function findings(bench: Bench): Promise<Finding[]> {
  const perCadre = await onEngine(bench)
  const findings: Finding[] = []
  for (const count of counts) {
    bench.progress(`a province: ${count.what}`)
    const { seconds, messages, units, calls } = await inMemory(count)
    const reckoned = (perCadre.get(count.what) ?? Number.NaN) * province.cadres
    findings.push(
      atMost(
        `a count of a province ÷ its time: ${count.what}`,
        budget,
        reckoned / messages / declaration.timeout,
        `${short(reckoned, 0)} s for ${short(province.cadres, 0)} cadres, by a client of DynamoDB Local of ${sample.cadres}; ` +
          `in ${messages} of ${declaration.timeout} s each; ` +
          `${short(seconds, 0)} s on tables in memory; ${short(units, 0)} read units, ${short(calls, 0)} calls`,
      ),
    )
  }
  return findings
}

/** What the counts of a province take of the function that makes them in the background. */
export const run: Measure = bench => quietly(() => findings(bench))
