import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Contact, contactExample } from '../../../events/contact.ts'
import type { EventContent } from '../../../events/index.ts'
import type { Api } from '../../../functions/catalogue.ts'
import type { Objects } from '../../../shared/aws/objects.ts'
import type { Client } from '../../../shared/contracts/client.ts'
import { lakeTables } from '../../../shared/domain/lake/tables.ts'
import { goldenOf } from '../../../shared/domain/testing/goldens.ts'
import { rebuildLake } from '../../../shared/lake/rebuild.ts'
import { wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { constructId } from '../../constructs/names.ts'
import type { LocalStack } from '../../local/stack.ts'
import { openLake } from '../../tools/lake/duck.ts'
import { lakeObjectsOf, lakeSourcesOn } from '../../tools/lake/sources.ts'
import { openLocalClient } from '../../tools/local-stack.ts'
import { openLocalStack } from '../../tools/operate/open.ts'
import { sendTo } from './send.ts'

/** Nobody else's: what is recorded here changes no figure of the worlds. */
const cadreId = 'g08-lake'
const root = 'g08-city'
/** After everything that is recorded, and before today. */
const month = '2026-07'

const tables = Object.keys(lakeTables)

const eventId = (n: number) => `0197a2c4-5b00-7000-8000-0000000000${n}`

function contact(n: number, date: string, ...youthIds: string[]): Contact {
  const occurredAt = `${date}T12:00:00+08:00`
  return { ...(contactExample as Contact), id: eventId(n), cadreId, occurredAt, youthIds }
}

/** What the lake does of a stack on which the eighth golden is loaded, with the prefix `g08-`. */
export function lakeTests(running: () => LocalStack): void {
  let stack: LocalStack
  let objects: Objects
  let sources: ReturnType<typeof lakeSourcesOn>
  let client: Client<Api>

  beforeAll(async () => {
    stack = running()
    const asked = await openLocalStack(stack.baseUrl)
    objects = lakeObjectsOf(asked)
    // The lease of a writer that was killed runs out in minutes.
    sources = lakeSourcesOn(asked.tables, objects, () => new Date(Date.now() + 400_000))
    client = await openLocalClient(stack.baseUrl, { sub: 'u-lake', role: 'assessor', org: root })
    const body = { ...wang, orgId: 'g08-lianshui', bases: [] }
    await client('PUT /v1/cadres/{cadreId}', { path: { cadreId }, body })
    await client('POST /v1/assessments/{month}/runs', { path: { month: goldenOf('08').month } })
    await stack.idle()
  })
  // Which stack was asked is nothing for files of tests that come after in this process.
  const before = new Set(Object.keys(process.env))
  afterAll(() => {
    for (const name of Object.keys(process.env)) if (!before.has(name)) delete process.env[name]
  })

  /** Has the lake brought up to the records, as the schedule does. */
  const begin = () => sendTo(stack, 'LakeQueueUrl', { kind: 'fill', at: new Date().toISOString() })
  async function fill(): Promise<void> {
    await stack.idle()
    await begin()
    await stack.idle()
  }

  /** What a question answers of what lies there now. */
  async function query(sql: string): Promise<readonly (readonly unknown[])[]> {
    const lake = await openLake(objects)
    try {
      return (await lake.ask(sql)).rows
    } finally {
      await lake.close()
    }
  }

  /** Tables in which a text stands, in whatever column. */
  async function tablesWith(text: string): Promise<string[]> {
    const rows = await query(
      tables
        .map(name => `select '${name}' from ${name} t where contains(t::varchar, '${text}')`)
        .join(' union '),
    )
    return rows.map(([name]) => name as string).sort()
  }

  async function sums(): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for await (const key of objects.listObjects('')) {
      const bytes = (await objects.readObject(key)) as Uint8Array
      found.set(key, createHash('sha256').update(bytes).digest('hex'))
    }
    return found
  }

  async function recordAll(events: EventContent[]): Promise<void> {
    const { body } = await client('POST /v1/batch', { body: { events } })
    expect(body.items.filter(item => 'problem' in item)).toEqual([])
  }

  test('has what was recorded, late or not, in any order, and nothing that was taken back', async () => {
    const link = { baseId: 'g08-hongxing', field: 'community', since: '2026-01-01' } as const
    await client('PUT /v1/cadres/{cadreId}/links/{youthId}', {
      path: { cadreId, youthId: 'y-forgotten' },
      body: link,
    })
    await recordAll([contact(63, `${month}-20`, 'y-b'), contact(61, `${month}-02`, 'y-forgotten', 'y-b')])
    await fill()
    await recordAll([contact(62, `${month}-09`, 'y-forgotten')])
    await recordAll([
      {
        ...{ type: 'void', id: eventId(64), cadreId, occurredAt: `${month}-21T09:00:00+08:00` },
        ...{ voids: eventId(63), month, reason: '记错了' },
      },
    ])
    await fill()
    expect(
      await query(
        `select id, occurredOn, late, youths, linkedYouths from events where month = '${month}' and cadreId = '${cadreId}' order by id`,
      ),
    ).toEqual([
      [eventId(61), `${month}-02`, true, 2, 1],
      [eventId(62), `${month}-09`, true, 1, 1],
    ])
  })

  test('made anew into an empty bucket is the same to the byte', async () => {
    const before = await sums()
    for (const key of before.keys()) await objects.removeObject(key)
    expect(await rebuildLake(sources, { leaseMs: 10_000 })).toEqual({ written: before.size, removed: 0 })
    expect(await sums()).toEqual(before)
  })

  test('has nothing of who asked to be forgotten, once the hour is over', async () => {
    expect(await tablesWith('y-forgotten')).toEqual(['events', 'links'])
    await client('POST /v1/youths/{youthId}/erasure', {
      path: { youthId: 'y-forgotten' },
      body: { id: eventId(65), reason: '本人申请' },
    })
    await fill()
    expect(await tablesWith('y-forgotten')).toEqual([])
    expect(
      await query(
        `select id, youths, youthIds from events where month = '${month}' and cadreId = '${cadreId}' order by id`,
      ),
    ).toEqual([
      [eventId(61), 2, ['y-b']],
      [eventId(62), 1, []],
    ])
    const before = await sums()
    await rebuildLake(sources, { leaseMs: 10_000 })
    expect(await sums()).toEqual(before)
  })

  test('is whole though whoever writes it is killed, and comes up to the records in the end', async () => {
    await recordAll([contact(66, `${month}-22`, 'y-b')])
    await stack.idle()
    await begin()
    // Each try of the message ends so, the last one among the dead letters.
    while (!(await stack.status()).idle) stack.crash(constructId('write-lake'))
    const sizes = tables.map(name => `select count(*) from ${name}`)
    expect(await query(sizes.join(' union all '))).toHaveLength(tables.length)
    await rebuildLake(sources, { leaseMs: 1_000 })
    expect(
      await query(`select count(*) from events where month = '${month}' and cadreId = '${cadreId}'`),
    ).toEqual([[3]])
  })
}
