import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepTypes } from '../../../events/demand.ts'
import { demandList } from '../../../shared/domain/demands/demand-list.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { demand, step } from '../../../shared/domain/testing/events.ts'
import { serve } from '../../../shared/http/serve.ts'
import { call, claimsOf } from '../../../shared/http/testing.ts'
import { type ProjectedWorld, projectedWorld } from '../../record/testing/projected.ts'
import { listDemands } from './endpoints.ts'
import { routes } from './routes.ts'

const cadres = { 'c-wang': 'ls', 'c-zhao': 'ls-zhuma', 'c-qian': 'xuyi' } as const
const cadre = fc.constantFrom(...(Object.keys(cadres) as (keyof typeof cadres)[]))
const day = fc.integer({ min: 1, max: 24 })
const date = (of: number, n: number) => `2026-0${of}-${String(n).padStart(2, '0')}`

const happening = fc.record({
  demands: fc.array(fc.record({ cadreId: cadre, month: fc.constantFrom(3, 4, 5), day }), { maxLength: 10 }),
  steps: fc.array(
    fc.record({ of: fc.nat(9), month: fc.constantFrom(4, 5), day, type: fc.constantFrom(...stepTypes) }),
    {
      maxLength: 12,
    },
  ),
  limit: fc.integer({ min: 1, max: 4 }),
  /** A demand that comes between two pages. */
  late: fc.record({ cadreId: cadre, day }),
})

type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

const categories = ['difficulty', 'suggestion'] as const

async function worldOf({ demands, steps }: Happening): Promise<ProjectedWorld> {
  const world = await projectedWorld()
  const raised = demands.map(({ cadreId, month, day }, n) =>
    demand(n, date(month, day), { cadreId, category: categories[n % 2] as 'difficulty' }),
  )
  const done = steps.flatMap(({ of, month, day, type }, n) => {
    const cadreId = demands[of]?.cadreId
    return cadreId ? [{ ...step(100 + n, date(month, day), type, of), cadreId }] : []
  })
  await world.take(...raised, ...done)
  return world
}

/** The list of the county, as the fold of the facts has it. */
async function expected({ facts }: ProjectedWorld): Promise<string[]> {
  const own = Object.entries(cadres).filter(([, orgId]) => orgId !== 'xuyi')
  const sources = await Promise.all(
    own.map(async ([cadreId, orgId]) => ({
      cadreId,
      orgId,
      service: { from: '2026-01-01' },
      facts: await facts.readFactsBetween(cadreId, '2026-01', '2026-12'),
    })),
  )
  return demandList(huaian2016, sources, '2026-05-24').map(({ demandId }) => demandId)
}

/** The list page by page; between the first two, `meanwhile` happens. */
async function paged(world: ProjectedWorld, limit: number, meanwhile = async () => {}): Promise<string[]> {
  const handler = serve({}, routes(world), world)
  const ids: string[] = []
  let cursor: string | undefined
  for (let page = 0; page === 0 || cursor; page++) {
    const query = { limit: String(limit), ...(cursor && { cursor }) }
    const claims = claimsOf('orgAdmin', 'ls')
    const { body } = await call(handler, listDemands, { params: { orgId: 'ls' }, query, claims })
    ids.push(...body.items.map(({ demandId }: { demandId: string }) => demandId))
    cursor = body.nextCursor
    if (page === 0) await meanwhile()
  }
  return ids
}

test('page by page the list is the fold of the facts', async () => {
  await fc.assert(
    fc.asyncProperty(happening, async given => {
      const world = await worldOf(given)
      expect(await paged(world, given.limit)).toEqual(await expected(world))
    }),
    { numRuns: 40 },
  )
})

test('whatever comes between two pages neither hides nor repeats the rest', async () => {
  await fc.assert(
    fc.asyncProperty(happening, async given => {
      const world = await worldOf(given)
      const before = await expected(world)
      const { cadreId, day } = given.late
      const late = demand(99, date(5, day), { cadreId })
      const seen = await paged(world, given.limit, () => world.take(late))
      expect(seen.filter(id => id !== late.id)).toEqual(before)
    }),
    { numRuns: 40 },
  )
})

test('of an org that moves between two pages the rest is no longer told', async () => {
  const world = await projectedWorld()
  await world.take(
    ...[1, 2, 3].map(n => demand(n, date(5, n), { cadreId: 'c-wang' })),
    ...[4, 5, 6].map(n => demand(n, date(5, n), { cadreId: 'c-zhao' })),
  )
  const all = await expected(world)
  const moving = async () => {
    const org = { name: '朱码街道团工委', kind: 'township', region: '涟水县', parentId: 'xuyi' } as const
    await world.roster.putOrg('ls-zhuma', org, { by: 'u', at: '2026-05-24T12:00:00+08:00' })
  }
  expect(await paged(world, 2, moving)).toEqual(all.slice(0, 3))
})
