import { beforeEach, describe, expect, test } from 'vitest'
import { memoryItems } from '../../../shared/aws/items/memory.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import { visit } from '../../../shared/domain/testing/events.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf, type Received, type Sent } from '../../../shared/http/testing.ts'
import { type Plan, plansOn } from '../../../shared/repositories/roster/plans.ts'
import { admin, linkTo, wang } from '../../../shared/repositories/roster/testing/examples.ts'
import { memoryAssessments } from '../../../shared/repositories/testing/memory.ts'
import { type ProjectedWorld, projectedWorld } from '../../record/testing/projected.ts'
import { named } from '../../record/testing/world.ts'
import { getCampaign, getLaunch } from './endpoints.ts'
import { routes } from './routes.ts'

const county = claimsOf('orgAdmin', 'ls')
const deadlines = { rosters: '2026-05-20', plan: '2026-05-24', quota: '2026-08-31' }

let world: ProjectedWorld
let plans: Record<string, Plan>
let policy: Policy
let ask: (endpoint: Endpoint, sent?: Partial<Sent>) => Promise<Received>

/** Today is 24 May 2026. */
beforeEach(async () => {
  world = await projectedWorld()
  plans = {}
  policy = { ...huaian2016, deadlines }
  const handler = serve(
    {},
    routes({
      ...world,
      policies: { ...world.policies, readPolicyOfMonth: async () => policy },
      plans: { ...plansOn(memoryItems()), readPlans: async () => plans },
      assessments: memoryAssessments(),
    }),
    world,
  )
  ask = (endpoint, sent = {}) => call(handler, endpoint, { params: { orgId: 'ls' }, claims: county, ...sent })
})

describe('a launch', () => {
  const launch = async (sent: Partial<Sent> = {}) => (await ask(getLaunch, sent)).body

  test('says what is missing, of whom, and by when', async () => {
    await world.roster.putLink('c-wang', linkTo('y-1'), admin('2026-01-01'))
    expect(await ask(getLaunch)).toEqual({
      status: 200,
      body: {
        orgId: 'ls',
        asOf: '2026-05-24',
        items: [
          {
            what: 'rosters',
            due: '2026-05-20',
            state: 'late',
            reached: { num: 0, den: 2 },
            missing: [
              { cadreId: 'c-wang', name: '王建国', kinds: ['association'] },
              { cadreId: 'c-zhao', name: '王建国', kinds: ['association'] },
            ],
          },
          { what: 'plan', due: '2026-05-24', state: 'due' },
          {
            what: 'quota',
            due: '2026-08-31',
            state: 'due',
            reached: { num: 0, den: 2 },
            links: { num: 1, den: 200 },
            missing: [
              { cadreId: 'c-wang', name: '王建国', short: 99 },
              { cadreId: 'c-zhao', name: '王建国', short: 100 },
            ],
          },
          { what: 'accounts', state: 'done', reached: { num: 2, den: 2 }, missing: [] },
        ],
        firstSteps: [],
        shortSecondments: [],
        plansMissing: ['ls-zhuma'],
        quotaFrom: 'progress',
      },
    })
  })

  test('is done with complete rosters, a plan and all links', async () => {
    const [january, params] = [admin('2026-01-01'), { orgId: 'ls-zhuma' }]
    await world.roster.putBase(
      'b-volunteers',
      { name: '志愿者协会', kind: 'association', orgId: 'ls' },
      january,
    )
    const bases = [...wang.bases, { baseId: 'b-volunteers', plannedOn: '2026-02-01', since: '2026-01-01' }]
    const zhao = { ...wang, orgId: 'ls-zhuma', bases, effectiveFrom: '2026-01-01' }
    await world.roster.putCadre('c-zhao', zhao, january)
    for (let n = 0; n < 100; n++) await world.roster.putLink('c-zhao', linkTo(`y-${n}`), january)
    plans = { 'ls-zhuma': { reference: '朱团发〔2026〕1号', date: '2026-05-02' } }
    const { items, plansMissing } = await launch({ params })
    expect(items.map((item: { state: string }) => item.state)).toEqual(['done', 'done', 'done', 'done'])
    expect(items[1]).toMatchObject({ plan: { reference: '朱团发〔2026〕1号', date: '2026-05-02' } })
    expect(items[2]).toMatchObject({ links: { num: 100, den: 100 }, missing: [] })
    expect(plansMissing).toEqual([])
    expect((await launch()).plansMissing).toEqual([])
    expect((await launch({ params, query: { asOf: '2026-05-01' } })).items[1]).not.toHaveProperty('plan')
  })

  test('does not count a youth whom three others claimed before', async () => {
    const others = ['c-1', 'c-2', 'c-3']
    for (const cadreId of others) {
      await world.roster.putCadre(cadreId, { ...wang, orgId: 'xuyi' }, admin('2026-01-01'))
      await world.roster.putLink(cadreId, linkTo('y-1'), admin('2026-01-01'))
    }
    await world.roster.putLink('c-wang', linkTo('y-1', '2026-02-01'), admin('2026-02-01'))
    expect((await launch()).items[2]).toMatchObject({ links: { num: 0, den: 200 } })
  })

  test('is late from the day after the due date on', async () => {
    const states = async (asOf: string) =>
      (await launch({ query: { asOf } })).items.slice(0, 3).map((item: { state: string }) => item.state)
    expect(await states('2026-05-20')).toEqual(['due', 'due', 'due'])
    expect(await states('2026-05-25')).toEqual(['late', 'late', 'due'])
    expect(await states('2026-09-01')).toEqual(['late', 'late', 'late'])
  })
})

describe('a first launch', () => {
  const launch = async () => (await ask(getLaunch)).body

  test('without due dates of its own is late with nothing, and says what to set', async () => {
    policy = huaian2016
    const { items, firstSteps } = await launch()
    expect(items.map(({ due, state }: { due?: string; state: string }) => [due, state])).toEqual([
      [undefined, 'open'],
      [undefined, 'open'],
      [undefined, 'open'],
      [undefined, 'done'],
    ])
    expect(firstSteps).toEqual([{ step: 'deadlines', message: expect.stringContaining('期限') }])
  })

  test('says who has no account, and whose secondment is a year or less', async () => {
    const short = { category: 'seconded', serviceFrom: '2026-01-01', serviceUntil: '2026-12-01' } as const
    await world.roster.putCadre('c-short', { ...wang, ...short, accounts: [] }, admin('2026-01-01'))
    const { items, shortSecondments } = await launch()
    expect(items[3]).toEqual({
      what: 'accounts',
      state: 'open',
      reached: { num: 2, den: 3 },
      missing: [{ cadreId: 'c-short', name: '王建国' }],
    })
    expect(shortSecondments).toEqual([
      {
        cadreId: 'c-short',
        name: '王建国',
        serviceFrom: '2026-01-01',
        serviceUntil: '2026-12-01',
        message: '挂职应在一年以上，现登记为2026-01-01至2026-12-01，请核对',
      },
    ])
  })
})

describe('the campaign', () => {
  const campaign = async (query: Record<string, string> = {}) => (await ask(getCampaign, { query })).body

  beforeEach(async () => {
    world.instant = '2026-07-20T09:00:00.000Z'
    const survey = { cadreId: 'c-wang', activity: 'survey' } as const
    await world.take(visit(1, '2026-07-15', survey), visit(2, '2026-06-30', survey))
    const part = { ...wang, category: 'partTime' } as const
    await world.roster.putCadre('c-li', part, admin('2026-01-01'))
  })

  test('shows who has surveyed, who still owes it, and who does not', async () => {
    expect(await campaign()).toEqual({
      orgId: 'ls',
      year: 2026,
      from: '2026-07-01',
      to: '2026-08-31',
      counts: { surveyed: 1, due: 1, missed: 0, exempt: 1 },
      items: [
        { cadreId: 'c-li', name: '王建国', state: 'exempt', surveys: [], reason: 'category' },
        { cadreId: 'c-wang', name: '王建国', state: 'surveyed', surveys: ['2026-07-15'] },
        { cadreId: 'c-zhao', name: '王建国', state: 'due', surveys: [] },
      ],
    })
  })

  test('is over on 1 September; counts stay those of all', async () => {
    world.instant = '2026-08-31T16:00:00.000Z'
    const { items, counts } = await campaign({ year: '2026', state: 'missed' })
    expect(items).toEqual([{ cadreId: 'c-zhao', name: '王建国', state: 'missed', surveys: [] }])
    expect(counts).toEqual({ surveyed: 1, due: 0, missed: 1, exempt: 1 })
  })

  test('goes page by page', async () => {
    const first = await campaign({ limit: '2' })
    const rest = await campaign({ limit: '2', cursor: first.nextCursor })
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, undefined])
  })
})

describe('who may read', () => {
  test.each([
    ['cadre', 'c-wang', 403],
    ['collector', 'ls', 403],
    ['orgAdmin', 'xuyi', 404],
    ['assessor', 'ha', 200],
    ['analyst', 'ls', 403],
  ] as const)('%s of %s: %i', async (role, of, status) => {
    await world.roster.putCadre('constructor', { ...wang, orgId: 'ls' }, admin('2026-01-01'))
    const answers = [
      await ask(getLaunch, { claims: claimsOf(role, of) }),
      await ask(getCampaign, { claims: claimsOf(role, of) }),
    ]
    expect(answers.map(answer => answer.status)).toEqual([status, status])
  })

  test.each<[path: string, endpoint: Endpoint, query: Record<string, string>]>([
    ['asOf', getLaunch, { asOf: 'today' }],
    ['year', getCampaign, { year: '26' }],
    ['state', getCampaign, { state: 'done' }],
    ['limit', getCampaign, { limit: '501' }],
  ])('a bad %s is named', async (path, endpoint, query) => {
    const answer = await ask(endpoint, { query })
    expect([answer.status, named(answer)]).toEqual([400, [path]])
  })
})
