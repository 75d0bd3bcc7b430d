import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordedEvent } from '../../../../events/index.ts'
import { type CadreMonth, eventRows } from '../../../../shared/domain/lake/events.ts'
import { shards } from '../../../../shared/domain/lake/shard.ts'
import { lakeTables } from '../../../../shared/domain/lake/tables.ts'
import { huaian2016 } from '../../../../shared/domain/policy/huaian-2016.ts'
import { numbers } from '../../../../shared/domain/testing/synthetic.ts'
import { builtInWorkingDays } from '../../../../shared/domain/time/built-in-calendar.ts'
import { toParquet } from '../../../../shared/lake/parquet.ts'
import { openDuck } from '../../lake/duck.ts'
import { median, processorSeconds } from '../rounds.ts'
import { atLeast, atMost, type Measure, short, told } from '../row.ts'

/** A shard of a city of 2,000 cadres: 125 of them, each with a hundred youths and a hundred events a month. */
const [cadres, links, events] = [125, 100, 100] as const
const rounds = 5
const wantedEvents = 10_000_000
const month = '2026-05'

const context = { policy: huaian2016, workingDays: builtInWorkingDays, isErased: () => false }

/** A month of one shard; ids are as hard to compress as real ones. */
function shardMonth(): CadreMonth[] {
  const draw = numbers(2016)
  const random = () => draw(2 ** 32) / 2 ** 32
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  return Array.from({ length: cadres }, (_, n) => {
    const cadreId = `c-${hex(4)}-${n}`
    const youthIds = Array.from({ length: links }, () => `y-${hex(16)}`)
    const baseId = `b-${hex(6)}`
    const work = Array.from({ length: events }, (_, at): RecordedEvent => {
      const day = String(1 + Math.floor(random() * 31)).padStart(2, '0')
      const hour = String(8 + Math.floor(random() * 14)).padStart(2, '0')
      const occurredAt = `${month}-${day}T${hour}:${String(Math.floor(random() * 60)).padStart(2, '0')}:00+08:00`
      const common = {
        id: `0197a2c4-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`,
        cadreId,
        occurredAt,
        recordedAt: occurredAt,
        recordedBy: 'u',
      }
      return at % 10 === 0
        ? { type: 'visit', ...common, activity: 'checkIn', baseId, youthIds: [] }
        : {
            type: 'contact',
            ...common,
            channel: pick(['wechat', 'phone', 'faceToFace'] as const),
            purpose: pick(['greeting', 'topic', 'listen', 'help'] as const),
            youthIds: [pick(youthIds)],
          }
    })
    return {
      profile: {
        cadreId,
        serviceFrom: '2026-01-01',
        history: [
          {
            effectiveFrom: '2026-01-01',
            ...{ name: '王建国', orgId: `o-${n % 8}`, post: '委员', mobile: '13800000001', accounts: [] },
            category: 'fullTime' as const,
            bases: [{ baseId, plannedOn: '2026-01-01', since: '2026-01-01' }],
          },
        ],
      },
      links: youthIds.map(youthId => ({ youthId, baseId, field: 'community', since: '2026-01-01' })),
      events: work,
      context,
    }
  })
}

function cpuSeconds(work: () => void): number {
  const before = processorSeconds()
  work()
  return processorSeconds() - before
}

/** A month's question to a lake of ten million events, each month the same one once more: seconds, and how many there were. */
async function askTenMillion(bytes: Uint8Array, rows: number, progress: (done: number, of: number) => void) {
  const directory = await mkdtemp(join(tmpdir(), 'baixin-bench-lake-'))
  try {
    const part = join(directory, 'part.parquet')
    await writeFile(part, bytes)
    const months = Math.ceil(wantedEvents / (rows * shards.length))
    for (let n = 0; n < months; n++) {
      progress(n, months)
      for (const shard of shards) {
        const folder = join(
          directory,
          'events',
          `month=${2020 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}`,
          `shard=${shard}`,
        )
        await mkdir(folder, { recursive: true })
        await copyFile(part, join(folder, 'part.parquet'))
      }
    }
    const { connection, close } = await openDuck()
    await connection.run(
      `create view events as select * from read_parquet('${directory}/events/*/*/part.parquet', hive_partitioning = true, hive_types = {'month': 'varchar', 'shard': 'varchar'})`,
    )
    const ask = async (sql: string) => {
      const began = performance.now()
      const [row] = (await connection.runAndReadAll(sql)).getRowsJson()
      return { seconds: (performance.now() - began) / 1000, value: Number(row?.[0]) }
    }
    const all = await ask('select count(*) from events')
    const question =
      "select count(distinct cadreId) from events where month = '2020-03' and counts and type = 'contact'"
    const times: number[] = []
    for (let n = 0; n < rounds; n++) times.push((await ask(question)).seconds)
    const whole = await ask('select count(distinct orgId) from events where counts and linked')
    close()
    return { events: all.value, month: median(times), whole: whole.seconds }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The lake: how fast rows are made and written, how small they are, and how soon it answers. */
export const run: Measure = async ({ progress }) => {
  progress('making a shard’s month')
  const shard = shardMonth()
  const columns = lakeTables.events.columns
  const rows = eventRows(month, shard)
  let bytes = toParquet(columns, rows)
  const [writing, folding]: [number[], number[]] = [[], []]
  for (let n = 0; n < rounds; n++) {
    progress('folding and writing', n, rounds)
    folding.push(cpuSeconds(() => void eventRows(month, shard)))
    writing.push(
      cpuSeconds(() => {
        bytes = toParquet(columns, rows)
      }),
    )
  }
  const asked = await askTenMillion(bytes, rows.length, (done, of) => progress('laying out', done, of))
  return [
    atLeast(
      'rows into Parquet, a CPU second',
      50_000,
      rows.length / median(writing),
      `${short(rows.length, 0)} rows of ${Object.keys(columns).length} columns, Zstandard`,
    ),
    atMost(
      'bytes an event in the lake',
      45,
      bytes.byteLength / rows.length,
      'ids of 122 random bits, a youth each',
    ),
    told(
      'a shard’s month anew: folded and written',
      `${short((median(folding) + median(writing)) * 1000, 0)} ms CPU`,
      `${cadres} cadres, ${short(rows.length, 0)} events; reads of the ledger beside`,
    ),
    told(
      'a question about one month of ten million events',
      `${short(asked.month * 1000, 0)} ms`,
      `${short(asked.events, 0)} events by DuckDB; about all of them ${short(asked.whole * 1000, 0)} ms`,
    ),
  ]
}
