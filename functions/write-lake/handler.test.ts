import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { shardOf } from '../../shared/domain/lake/shard.ts'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import { rebuildLake } from '../../shared/lake/rebuild.ts'
import { lakeSourcesOn } from '../../shared/lake/testing/sources.ts'
import { erasedSubject, erasuresOn, noneTouched } from '../../shared/repositories/erasures.ts'
import { allMonths } from '../../shared/repositories/lake-marks.ts'
import { policiesOn } from '../../shared/repositories/policies.ts'
import { admin, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { type County, closedCounty, contactOn, eventId, voiding } from '../assess/testing/county.ts'
import { build as feed } from '../feed/handler.ts'
import { recordContact, recordVoid } from '../record/endpoints.ts'
import { build } from './handler.ts'

const shard = shardOf('c-li')
const may = `events/month=2026-05/shard=${shard}/part.parquet`

let town: County
let sources: ReturnType<typeof lakeSourcesOn>
let sent: unknown[]

/** May is closed and final; it is 20 June, 09:00, and nothing lies in the lake. */
beforeEach(async () => {
  town = await closedCounty()
  sources = lakeSourcesOn(town.tables, town.now)
  sent = []
})

const send = async (messages: readonly unknown[]) => void sent.push(...messages)
const fill = async (seconds = Number.POSITIVE_INFINITY) =>
  build({ ...sources, send })(sqsEvent([{ kind: 'fill' }]), {
    getRemainingTimeInMillis: () => seconds * 1000,
  })
const restated = {
  ...{ type: 'assessed', cadreId: 'c-li', orgId: 'ls-zhuma', month: '2026-05', asOf: '2026-05-31' },
  ...{ status: 'final', revision: 3, digest: 'd', total: 50, grade: 'fail' },
}
const hear = (detail: object) => feed(sources)(sqsEvent([{ detail }, { detail }]))
const sums = () =>
  new Map(
    [...sources.objects.kept].map(([key, bytes]) => [key, createHash('sha256').update(bytes).digest('hex')]),
  )

/** What a query answers about an object, which is called `it`. */
async function ask(key: string, sql: string): Promise<unknown[]> {
  const directory = mkdtempSync(join(tmpdir(), 'lake-'))
  try {
    const file = join(directory, 'part.parquet')
    writeFileSync(file, sources.objects.kept.get(key) as Uint8Array)
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    await connection.run(`create table it as select * from read_parquet('${file}')`)
    const rows = (await connection.runAndReadAll(sql)).getRowsJson()
    connection.closeSync()
    return rows
  } finally {
    rmSync(directory, { recursive: true })
  }
}

test('into an empty lake everything is written that the records tell', async () => {
  await fill()
  expect([...sources.objects.kept.keys()].filter(key => key.includes(`shard=${shard}/`))).toEqual([
    `cadres/shard=${shard}/part.parquet`,
    `assignments/shard=${shard}/part.parquet`,
    `links/shard=${shard}/part.parquet`,
    may,
    `assessments/month=2026-05/shard=${shard}/part.parquet`,
  ])
  expect(
    await ask(may, 'select type, occurredOn, linked, counts, field from it order by id limit 1'),
  ).toEqual([['contact', '2026-05-06', true, true, 'community']])
  expect(await ask(may, 'select count(*), count(*) filter (where counts) from it')).toEqual([['7', '6']])
})

test('made anew into an empty lake it is the same to the byte', async () => {
  await fill()
  const before = sums()
  expect(before.size).toBeGreaterThan(8)
  sources.objects.kept.clear()
  expect(await rebuildLake(sources, { leaseMs: 1000 })).toEqual({ written: before.size, removed: 0 })
  expect(sums()).toEqual(before)
})

test('nothing is written twice where nothing changed, but for what is common', async () => {
  await fill()
  const written: string[] = []
  const { putObject } = sources.objects
  sources = {
    ...sources,
    objects: {
      ...sources.objects,
      putObject: async (key, bytes) => {
        written.push(key)
        await putObject(key, bytes)
      },
    },
  }
  await fill()
  expect(written).toEqual(['orgs/part.parquet', 'bases/part.parquet'])
})

test('who becomes known while the lake is written is in it the next time', async () => {
  await fill()
  const { listMembers } = sources.roster
  let isKnown = false
  const known = vi.spyOn(sources.roster, 'listMembers').mockImplementation(async function* (orgId) {
    const members = await Array.fromAsync(listMembers(orgId))
    if (orgId === 'ls' && !isKnown) {
      isKnown = true
      await town.roster.putCadre('c-new', { ...wang, bases: [] }, admin('2026-06-20'))
      await hear({
        ...{ type: 'rosterChanged', id: 'CADRE#c-new#AUDIT#1', at: '2026-06-20T09:00:00+08:00' },
        ...{ subject: 'cadre', subjectId: 'c-new', from: '2026-01-01' },
      })
    }
    yield* members
  })
  await fill()
  known.mockRestore()
  await fill()
  const cadres = `cadres/shard=${shardOf('c-new')}/part.parquet`
  expect(await ask(cadres, "select count(*) from it where cadreId = 'c-new'")).toEqual([['1']])
})

test('a late event lies in its own month, and what is voided is gone', async () => {
  await fill()
  await town.ask(recordContact, { body: contactOn(20, '2026-05-14', ['y-6']) })
  await town.ask(recordVoid, { body: voiding(21, 1) })
  await hear({ type: 'contact', cadreId: 'c-li', month: '2026-05' })
  await hear(restated)
  await fill()
  expect(
    await ask(may, "select count(*) filter (where late), count(*) from it where type = 'contact'"),
  ).toEqual([['1', '7']])
  const after = sums()
  await rebuildLake(sources, { leaseMs: 1000 })
  expect(sums()).toEqual(after)
})

test('a link that ended is seen in the months from then on', async () => {
  await fill()
  const author = { by: 'u', at: town.now().toISOString() }
  await town.roster.putLink(
    'c-li',
    { youthId: 'y-0', baseId: 'b-hongxing', field: 'community', since: '2026-01-01', until: '2026-05-02' },
    author,
  )
  await hear({
    type: 'rosterChanged',
    id: 'CADRE#c-li#AUDIT#1',
    at: author.at,
    subject: 'link',
    subjectId: 'c-li',
    from: '2026-05-02',
  })
  await fill()
  expect(await ask(may, "select linked, counts from it where occurredOn = '2026-05-06'")).toEqual([
    [false, false],
  ])
})

test('a restated result adds a line', async () => {
  await fill()
  await town.ask(recordContact, { body: contactOn(20, '2026-05-14', ['y-6']) })
  await hear(restated)
  await fill()
  expect(
    await ask(
      `assessments/month=2026-05/shard=${shard}/part.parquet`,
      "select revision, isLatest, restates, changes, causeEvents, monthlyReachNum from it where cadreId = 'c-li'",
    ),
  ).toEqual([
    [1, false, null, null, null, 6],
    [2, false, null, null, null, 6],
    [3, true, 2, 1, 1, 7],
  ])
})

describe('a mark', () => {
  test('that is made anew while its object is written stays', async () => {
    await fill()
    await hear({ type: 'contact', cadreId: 'c-li', month: '2026-05' })
    const { putObject } = sources.objects
    sources.objects.putObject = async (key, bytes) => {
      if (key === may) await hear({ type: 'contact', cadreId: 'c-li', month: '2026-05' })
      await putObject(key, bytes)
    }
    await fill()
    expect(await sources.marks.listMarks(shard)).toMatchObject([
      { subject: 'events', month: '2026-05', cadreId: 'c-li' },
    ])
  })

  test('is left where time runs out, and a message goes on with it', async () => {
    await fill(59)
    expect(sent).toEqual([{ kind: 'fill' }])
    expect(sources.objects.kept.has(may)).toBe(false)
    await fill()
    expect(sources.objects.kept.has(may)).toBe(true)
    expect(await sources.marks.listMarks(shard)).toEqual([])
  })
})

test('one at a time writes', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const now = town.now().getTime()
  const lease = await sources.marks.takeLease(now, now + 60_000)
  await fill()
  expect([...sources.objects.kept]).toEqual([])
  await lease?.release()
  await fill()
  expect(sources.objects.kept.has(may)).toBe(true)
  warned.mockRestore()
})

test('another policy writes all anew', async () => {
  await fill()
  const policy = { ...huaian2016, version: 2, personal: { contactYouths: 1, visitYouths: 1 } }
  const one = { ...contactOn(30, '2026-05-20', ['y-1', 'y-2']) }
  await town.ask(recordContact, { body: one })
  await policiesOn(town.tables.settings, sources.roots).addPolicyVersion(
    { policy, effectiveFrom: '2026-05', by: 'u', at: town.now().toISOString() },
    'ha',
  )
  await fill()
  expect(await ask(may, `select personal from it where id = '${eventId(30)}'`)).toEqual([[false]])
})

test('a youth who asked to be forgotten is in no object', async () => {
  await fill()
  const holds = (youthId: string) => {
    const text = [...sources.objects.kept.values()].map(bytes => Buffer.from(bytes).toString('latin1')).join()
    return text.includes(youthId)
  }
  expect(await ask(may, "select count(*) from it where list_contains(youthIds, 'y-0')")).toEqual([['1']])
  await erasuresOn(town.tables.roster).putErasure('ha', {
    ...{ id: eventId(90), kind: 'youth', subject: erasedSubject('youth', 'y-0'), reason: '本人申请' },
    ...{ by: 'u', at: town.now().toISOString(), state: 'done', ...noneTouched },
  })
  await sources.marks.mark([{ subject: 'roster', month: allMonths, cadreId: 'c-li' }])
  await fill()
  expect(
    await ask(may, "select count(*), count(*) filter (where list_contains(youthIds, 'y-0')) from it"),
  ).toEqual([['7', '0']])
  expect(
    await ask(`links/shard=${shard}/part.parquet`, "select count(*) from it where youthId = 'y-0'"),
  ).toEqual([['0']])
  expect(holds('y-0')).toBe(false)
})
