import { beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { demand } from '../../shared/domain/testing/events.ts'
import { serve } from '../../shared/http/serve.ts'
import { call, claimsOf, download, type Sent } from '../../shared/http/testing.ts'
import { memoryObjects } from '../../shared/lake/testing/memory-objects.ts'
import { township } from '../../shared/repositories/roster/testing/examples.ts'
import { type SheetOrders, sheetOrdersOn } from '../../shared/repositories/sheet-orders.ts'
import { signOffsOn } from '../../shared/repositories/sign-offs.ts'
import { memoryAssessments } from '../../shared/repositories/testing/memory.ts'
import { turnsOn } from '../../shared/repositories/turns.ts'
import { readCsv } from '../../shared/spreadsheet/read/csv.ts'
import { readXlsx } from '../../shared/spreadsheet/read/xlsx.ts'
import { closedCounty } from '../assess/testing/county.ts'
import { exportAssessments, exportAssessmentsCsv, exportPeriod } from '../exports/appraisal/endpoints.ts'
import { routes as exporting } from '../exports/appraisal/routes.ts'
import { type ProjectedWorld, projectedWorld } from '../record/testing/projected.ts'
import { putOrg } from '../roster/orgs/endpoints.ts'
import { writeSheet } from '../write-sheets/write.ts'
import { getExport, orderExport } from './endpoints.ts'
import { build } from './handler.ts'

const exportId = '0197a2c4-5b00-7000-8000-000000000021'
const county = claimsOf('orgAdmin', 'ls')
let world: ProjectedWorld
let orders: SheetOrders
let objects: ReturnType<typeof memoryObjects>
let order: (body?: object, claims?: Sent['claims'], orgId?: string) => ReturnType<typeof call>
let refusal: Error | undefined
let watch: (claims?: Sent['claims'], orgId?: string) => ReturnType<typeof call>
const write = (most?: number) =>
  writeSheet(
    {
      ...world,
      assessments: memoryAssessments(),
      signOffs: signOffsOn(memoryItems()),
      now: world.now,
      orders,
      objects,
    },
    exportId,
    most,
  )

/** Today is 24 May 2026. */
beforeEach(async () => {
  world = await projectedWorld()
  orders = sheetOrdersOn(memoryItems(), () => world.now())
  objects = memoryObjects()
  const turns = turnsOn(memoryItems(), () => world.now())
  refusal = undefined
  const sendSheet = async (messages: readonly unknown[]) => {
    if (refusal) throw refusal
    await world.sendReport(messages)
  }
  const handler = build({}, { ...world, now: () => world.now(), orders, turns, objects, sendSheet })
  order = (body = { sheet: 'roster', all: true }, claims = county, orgId = 'ls') =>
    call(handler, orderExport, { params: { orgId }, body: { id: exportId, ...body }, claims })
  watch = (claims = county, orgId = 'ls') => call(handler, getExport, { params: { orgId, exportId }, claims })
})

test('a sheet is ordered, written, and found by a link that ends', async () => {
  const ordered = await order()
  expect([ordered.status, ordered.body]).toEqual([202, { exportId }])
  expect((await watch()).body).toMatchObject({ exportId, sheet: 'roster', state: 'running' })
  expect(world.reports).toEqual([{ exportId }])
  await write()
  expect((await watch()).body).toEqual({
    exportId,
    sheet: 'roster',
    state: 'done',
    orderedAt: '2026-05-24T09:00:00.000Z',
    url: `https://lake.example/exports/${exportId}.xlsx?X-Amz-Expires=300`,
    urlUntil: '2026-05-24T09:05:00.000Z',
  })
  const [bytes] = objects.kept.values()
  expect(JSON.stringify(readXlsx(bytes as Uint8Array))).toContain('王建国')
})

test('a demand list has only what was asked for', async () => {
  await world.take(
    demand(1, '2026-05-10', { cadreId: 'c-wang', text: '租房押金难以退还' }),
    demand(2, '2026-05-10', { cadreId: 'c-wang', category: 'suggestion', text: '增设夜班公交' }),
  )
  await order({ sheet: 'demands', category: 'suggestion' })
  await write()
  const text = JSON.stringify(readXlsx(objects.kept.get(`exports/${exportId}.xlsx`) as Uint8Array))
  expect([text.includes('增设夜班公交'), text.includes('租房押金难以退还')]).toEqual([true, false])
})

test('a sheet that cannot be written says why, and holds nobody up', async () => {
  await world.take(...[1, 2, 3].map(n => demand(n, '2026-05-10', { cadreId: 'c-wang' })))
  await order({ sheet: 'demands' })
  await write(2)
  const failed = (await watch()).body
  expect(failed).toMatchObject({
    state: 'failed',
    problem: {
      status: 400,
      code: 'invalid_request',
      errors: [
        {
          path: 'state',
          code: 'too_long',
          message: 'more than 2 demands; order those of one state or category',
        },
      ],
    },
  })
  expect([failed.url, objects.kept.size]).toEqual([undefined, 0])
  await write()
  expect((await watch()).body).toEqual(failed)
  expect((await order({ sheet: 'roster', id: '0197a2c4-5b00-7000-8000-000000000022' })).status).toBe(202)
})

test('sent again it is the one that was ordered first, and is written once', async () => {
  await order()
  expect((await order()).status).toBe(202)
  expect(world.reports).toHaveLength(1)
  await write()
  objects.kept.clear()
  await write()
  expect(objects.kept.size).toBe(0)
  expect((await order({ sheet: 'demands' })).status).toBe(202)
  expect((await watch()).body.sheet).toBe('roster')
})

test('sent again after the queue refused it, it is written', async () => {
  refusal = Object.assign(new Error(), { name: 'ThrottlingException' })
  expect((await order()).status).toBe(503)
  refusal = undefined
  expect((await order()).status).toBe(202)
  expect(world.reports).toEqual([{ exportId }])
})

test.each(['before', 'after'])(
  'sent again after who took it died %s it was kept, it is written',
  async when => {
    const { addOrder } = orders
    const dead = Promise.withResolvers<never>()
    const { promise: isDying, resolve } = Promise.withResolvers<void>()
    vi.spyOn(orders, 'addOrder').mockImplementationOnce(async asked => {
      if (when === 'after') await addOrder(asked)
      resolve()
      return dead.promise
    })
    order()
    await isDying
    expect((await order()).status).toBe(202)
    expect(world.reports).toEqual([{ exportId }])
    await write()
    expect((await watch()).body.state).toBe('done')
  },
)

test('one at a time for each person', async () => {
  await order()
  const next = { sheet: 'roster', id: '0197a2c4-5b00-7000-8000-000000000022' }
  const { status, body } = await order(next)
  expect([status, body.code]).toEqual([429, 'one_at_a_time'])
  expect(
    (await order({ ...next, id: '0197a2c4-5b00-7000-8000-000000000023' }, { ...county, sub: 'another' }))
      .status,
  ).toBe(202)
  await write()
  expect((await order(next)).status).toBe(202)
  expect(world.reports.map(report => Object(report).exportId.slice(-2))).toEqual(['21', '23', '22'])
})

test('nobody else finds it, nor takes its id', async () => {
  await order()
  const other = { ...county, sub: 'another' }
  expect((await watch(other)).status).toBe(404)
  expect((await watch(claimsOf('assessor', 'ha'), 'ha')).status).toBe(404)
  expect((await order(undefined, other)).body.code).toBe('id_reused')
})

test('it passes after a day', async () => {
  await order()
  await write()
  world.instant = '2026-05-25T09:00:00.000Z'
  expect((await watch()).status).toBe(404)
})

test.each([
  ['cadre', 'c-wang', 403],
  ['collector', 'ls', 403],
  ['analyst', 'ls', 403],
  ['orgAdmin', 'xuyi', 404],
  ['assessor', 'ha', 202],
] as const)('%s of %s: %i', async (role, of, status) => {
  expect((await order(undefined, claimsOf(role, of))).status).toBe(status)
})

test.each([
  ['id', { sheet: 'roster', id: 'x' }],
  ['all', { sheet: 'roster', all: 'yes' }],
  ['state', { sheet: 'demands', state: 'late' }],
  ['time', { sheet: 'appraisal' }],
  ['time', { sheet: 'appraisal', time: '2026-13' }],
  ['sort', { sheet: 'appraisal', time: '2026-05', sort: 'name' }],
  ['sort', { sheet: 'appraisal', time: '2026-Q2', sort: 'total' }],
  ['format', { sheet: 'appraisal', time: '2026-05', format: 'pdf' }],
])('a field at fault is named: %s', async (path, body) => {
  const { status, body: problem } = await order(body)
  expect([status, problem.errors[0].path]).toEqual([400, path])
})

/** May of a county is closed; it is 20 June. Nobody is ranked by its policy. */
describe('the appraisal table', () => {
  let town: Awaited<ReturnType<typeof closedCounty>>
  let deps: Parameters<typeof build>[1]
  let ask: (body: object, claims?: Sent['claims'], orgId?: string) => ReturnType<typeof call>
  beforeEach(async () => {
    town = await closedCounty()
    orders = sheetOrdersOn(memoryItems(), town.now)
    deps = {
      ...town,
      orders,
      turns: turnsOn(memoryItems(), town.now),
      objects,
      sendSheet: async () => {},
    }
    ask = (body, claims = county, orgId = 'ls') =>
      call(build({}, deps), orderExport, {
        params: { orgId },
        body: { id: exportId, sheet: 'appraisal', ...body },
        claims,
      })
  })
  const written = async (extension = 'xlsx') => {
    await writeSheet({ ...town, orders, objects }, exportId)
    return objects.kept.get(`exports/${exportId}.${extension}`) as Uint8Array
  }
  const params = { orgId: 'ls', month: '2026-05', period: '2026-Q2' }
  const fetched = async (endpoint: Endpoint) => {
    const { month, period } = params
    const time = endpoint.path.includes('{period}') ? { period } : { month }
    const asked = { params: { orgId: 'ls', ...time }, claims: county }
    return (await download(serve({}, exporting(town), town), endpoint as typeof exportPeriod, asked)).bytes
  }

  test('is the one that nobody has to wait for', async () => {
    expect((await ask({ time: '2026-05' })).status).toBe(202)
    expect(readXlsx(await written())).toEqual(readXlsx(await fetched(exportAssessments)))
  })

  test('as numbers alone', async () => {
    await ask({ time: '2026-05', format: 'csv' })
    expect(readCsv(await written('csv'))).toEqual(readCsv(await fetched(exportAssessmentsCsv)))
  })

  test('of a quarter', async () => {
    await ask({ time: '2026-Q2' })
    expect(readXlsx(await written())).toEqual(readXlsx(await fetched(exportPeriod)))
  })

  test('shows whoever is a cadre its own line as it sees that', async () => {
    await ask({ time: '2026-05', format: 'csv' }, { ...county, cadreId: 'c-li' })
    const text = new TextDecoder().decode(await written('csv'))
    const { digest } = (await town.assessments.listRows('ls-zhuma', '2026-05'))[0] ?? {}
    expect([text.includes('李华'), text.includes(digest as string)]).toEqual([true, false])
  })

  test('is never ranked where its policy does not say so', async () => {
    expect(await ask({ time: '2026-05', sort: 'total' })).toMatchObject({
      status: 403,
      body: { code: 'rankings_off', errors: [{ path: 'sort' }] },
    })
    expect(await orders.readOrder(exportId)).toBeUndefined()
  })

  test('of a month in which the org lay below may be ordered, and fetched, though it is gone', async () => {
    const moved = { ...township, parentId: 'ha', effectiveFrom: '2026-06-01' }
    await town.ask(putOrg, { params: { orgId: 'ls-zhuma' }, body: moved, claims: claimsOf('orgAdmin', 'ha') })
    expect((await ask({ time: '2026-06' }, county, 'ls-zhuma')).status).toBe(404)
    expect((await ask({ time: '2026-05' }, county, 'ls-zhuma')).status).toBe(202)
    const sent = { params: { orgId: 'ls-zhuma', exportId }, claims: county }
    expect((await call(build({}, deps), getExport, sent)).body.state).toBe('running')
  })
})
