import { isDeepStrictEqual } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { putBase } from '../../../functions/roster/bases/endpoints.ts'
import { putCadre } from '../../../functions/roster/cadres/endpoints.ts'
import { putOrg } from '../../../functions/roster/orgs/endpoints.ts'
import { tables } from '../../../shared/aws/tables.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import type { TableName } from '../../../shared/contracts/function.ts'
import { claimsOf } from '../../../shared/http/testing.ts'
import { listDemands } from '../../../shared/listing/demands.ts'
import * as ports from '../../../shared/ports.ts'
import { cadreOf, idsOf, orgs } from './county.ts'
import { requestOf } from './requests.ts'
import { type Things, thingsIn } from './things.ts'
import { type ApiWorld, apiWorld, type Request } from './world.ts'

const target = { orgId: 'ls', cadreId: 'c-ls', month: '2026-05' }

/** Whose demands are passed on together. */
const escalated = ['c-ls', 'c-gg']

const listing = {
  roster: ports.rosterReads,
  facts: ports.facts,
  register: ports.register,
  demandLists: ports.demandLists,
}

/** What is asked for where the usual request changes nothing. */
const others: Readonly<Record<string, Pick<Request, 'params' | 'body'>>> = {
  putOrg: { body: { ...orgs.ls, name: '共青团涟水区委', effectiveFrom: '2026-06-01' } },
  putBase: { body: { name: '东风社区团支部', kind: 'communityBranch', orgId: 'ls' } },
  putCadre: { body: { ...cadreOf('c-ls'), post: '书记', effectiveFrom: '2026-06-01' } },
  putLink: { params: { cadreId: 'c-ls', youthId: 'y-9' } },
  escalateTogether: {
    body: {
      id: '0197a2c4-5b00-7000-a000-000000000001',
      demandIds: escalated.map(cadreId => idsOf(cadreId, target.month).demandId),
      to: '县教育局',
      text: '团县委集中反映',
      occurredAt: '2026-05-22T10:00:00+08:00',
    },
  },
  issueVoiceLinks: { body: { month: '2026-06', validDays: 30 } },
  deleteOrg: { params: { orgId: 'o-new' } },
  deleteBase: { params: { baseId: 'b-new' } },
  deleteCadre: { params: { cadreId: 'c-new' } },
  eraseCadre: { params: { cadreId: 'c-left' } },
  importRoster: {
    body: '序号,姓名,单位,职务,手机号码,联系基层团支部名称,计划报到时间,联系各领域青年社会组织或青年社团名称,计划报到时间\n1,李新,共青团涟水县委,干事,13900000099,红星村团支部,2026-07-01,,',
  },
  importLinks: {
    body: '团干部,青年编号,团支部/社团名称,领域,联系开始\n王建国,y-8,东风社区团支部,社区,2026.6.1',
  },
  importFeedback: { body: '团干部,青年编号,分数,日期\n王建国,y-1,5,2026.6.1' },
}

/** What nobody may ask for in this county: no month is final, and no flag is raised. */
const unasked = ['signOffMonth', 'signOffPeriod', 'dismissFlag']

/** What is refused for a minute after somebody died with it, since it has another id each time. */
const refusedForAMinute = ['startPolicyRehearsal']

/** Whoever may: of several the first one whom the endpoint lets through. */
const callers = [
  claimsOf('orgAdmin', 'ls'),
  claimsOf('assessor', 'ls'),
  claimsOf('assessor', 'ha'),
  claimsOf('collector', 'ls'),
  claimsOf('cadre', 'c-ls'),
]

let world: ApiWorld
let things: Things
beforeAll(async () => {
  world = await apiWorld()
  things = await thingsIn(world)
  const claims = claimsOf('assessor', 'ha')
  const made = [
    await world.do(putOrg, { params: { orgId: 'o-new' }, body: { ...orgs.hz, parentId: 'ls' }, claims }),
    await world.do(putBase, { params: { baseId: 'b-new' }, body: others.putBase?.body, claims }),
    await world.do(putCadre, {
      params: { cadreId: 'c-new' },
      body: { ...cadreOf('c-ls'), bases: [] },
      claims,
    }),
  ]
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201])
  const lists = ports.openPorts(world.environment, listing)
  for (const cadreId of escalated) await listDemands(lists, cadreId)
  await world.tables.keep()
})

/** A request that somebody may send; undefined where nobody may. */
async function requestTo(endpoint: Endpoint): Promise<Request | undefined> {
  const usual = requestOf(things, endpoint, target)
  for (const claims of callers) {
    const request = { ...usual, ...others[endpoint.name], claims }
    if ((await world.ask(endpoint, request)).status < 300) return request
  }
  return undefined
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const isMadeUp = (id: string) => !/^(0197a2c4|a1b2c3d4|00000000)/.test(id)
const withoutMadeUp = (text: string) => text.replace(uuid, id => (isMadeUp(id) ? '…' : id))

/** What the tables say, but for what is drawn by lot, and what lies under an id that was made up: nobody learned that. */
async function said(): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const table of Object.keys(tables) as TableName[])
    for await (const { pk, sk, value } of world.tables.items(table).scan()) {
      const key = withoutMadeUp(`${table} ${pk} ${sk}`)
      if (!/…| CALLBACKS#/.test(key)) values[key] = JSON.parse(withoutMadeUp(JSON.stringify(value)))
    }
  return values
}

const messages = () => world.tables.effects().filter(effect => effect === 'message').length

/** What comes of a request whose process dies with its nth effect, and which is sent again; once where it does not die. */
async function outcome(endpoint: Endpoint, request: Request, nth?: number) {
  world.tables.begin(nth)
  let { status } = await world.do(endpoint, request)
  let [sent, effects] = [messages(), world.tables.effects().length]
  if (nth !== undefined) {
    world.tables.begin()
    status = (await world.do(endpoint, request)).status
    sent = Math.max(sent, messages())
    // What was taken away is not there.
    if (endpoint.method === 'DELETE' && status === 404) status = 204
  }
  const of = { done: status < 300, sent, said: await said() }
  await world.tables.restore()
  return { of, effects }
}

const writing = () => world.endpoints.filter(({ method }) => method !== 'GET')

test('whatever a process dies with, the same request again does all that was left', async () => {
  const [never, wrong]: [string[], string[]] = [[], []]
  for (const endpoint of writing()) {
    const request = await requestTo(endpoint)
    if (!request) never.push(endpoint.name)
    if (!request || refusedForAMinute.includes(endpoint.name)) continue
    const whole = await outcome(endpoint, request)
    for (let nth = 1; nth <= whole.effects; nth++) {
      const { of } = await outcome(endpoint, request, nth)
      if (!isDeepStrictEqual(of, whole.of))
        wrong.push(`${endpoint.name} died with ${nth} of ${whole.effects}`)
    }
  }
  expect(never.sort()).toEqual([...unasked].sort())
  expect(wrong).toEqual([])
})

test('the same request twice at once comes to what it comes to once', async () => {
  for (const endpoint of writing()) {
    const request = await requestTo(endpoint)
    if (!request) continue
    const { of } = await outcome(endpoint, request)
    world.tables.begin()
    await Promise.all([world.do(endpoint, request), world.do(endpoint, request)])
    expect({ [endpoint.name]: await said() }).toEqual({ [endpoint.name]: of.said })
    await world.tables.restore()
  }
})
