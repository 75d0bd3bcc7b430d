import { beforeEach, expect, test } from 'vitest'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { contact, demand, visit } from '../../shared/domain/testing/events.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import type { CountKind } from '../../shared/repositories/counts.ts'
import { dismissalsOn } from '../../shared/repositories/dismissals.ts'
import { lakeMarksOn } from '../../shared/repositories/lake-marks.ts'
import { admin, linkTo } from '../../shared/repositories/roster/testing/examples.ts'
import { memoryAssessments, oneRoot } from '../../shared/repositories/testing/memory.ts'
import { voiceResponsesOn } from '../../shared/repositories/voice-responses.ts'
import { build as buildDemands } from '../demands/handler.ts'
import { groupDemands } from '../demands/list/endpoints.ts'
import { listTopics, putTopic } from '../demands/topics/endpoints.ts'
import { build as buildLaunch } from '../launch/handler.ts'
import { getCampaign, getLaunch } from '../launch/readiness/endpoints.ts'
import { type ProjectedWorld, projectedWorld } from '../record/testing/projected.ts'
import { getConcentration } from '../review/endpoints.ts'
import { build as buildReview } from '../review/handler.ts'
import { build, type Dependencies } from './handler.ts'

const county = claimsOf('orgAdmin', 'ls')
let world: ProjectedWorld
let ask: (
  endpoint: Endpoint,
  query?: Record<string, string>,
  claims?: typeof county,
) => ReturnType<typeof call>
let count: (what: CountKind, of?: string) => Promise<unknown>
let counting: Dependencies

/** Today is 24 May 2026. */
beforeEach(async () => {
  world = await projectedWorld()
  const plans = {
    readPlans: async () => ({}),
    readPlan: async () => undefined,
    putPlan: async () => 'created' as const,
  }
  const deps = {
    ...world,
    now: world.now,
    plans,
    roots: oneRoot,
    responses: voiceResponsesOn(memoryItems(), async () => []),
    assessments: memoryAssessments(),
    dismissals: dismissalsOn(memoryItems()),
    marks: lakeMarksOn(memoryItems()),
  }
  counting = deps
  const answering = [buildReview({}, deps), buildLaunch({}, deps), buildDemands({}, deps)]
  ask = (endpoint, query = {}, claims = county) => {
    const at = endpoint === getConcentration ? 0 : endpoint === getLaunch || endpoint === getCampaign ? 1 : 2
    return call(answering[at] as never, endpoint, { params: { orgId: 'ls' }, query, claims })
  }
  count = async (what, of = '') => {
    const asked = { what, orgId: 'ls', of }
    const done = await build(deps)(sqsEvent([asked]))
    expect(done.batchItemFailures).toEqual([])
    return (await world.counts.readCount(asked))?.value
  }
  for (const cadreId of ['c-wang', 'c-zhao'])
    for (const n of [1, 2, 3]) await world.roster.putLink(cadreId, linkTo(`y-${n}`), admin('2026-01-01'))
  await world.take(
    contact(1, '2026-05-10', { cadreId: 'c-wang', youthIds: ['y-1'] }),
    visit(2, '2026-05-11', { cadreId: 'c-zhao', activity: 'survey' }),
    demand(3, '2026-05-10', { cadreId: 'c-wang', youthId: 'y-1' }),
    demand(4, '2026-05-12', { cadreId: 'c-zhao', youthId: 'y-1' }),
    demand(5, '2026-05-12', { cadreId: 'c-qian' }),
  )
})

test('counts what whoever asks of a small org is told', async () => {
  const { body: spread } = await ask(getConcentration, { month: '2026-05', period: 'year' })
  expect(spread).toMatchObject({ cadres: 2, linked: 6 })
  expect(spread).toMatchObject((await count('concentration', '2026-05#year')) as object)
  const { body: campaign } = await ask(getCampaign, { year: '2026' })
  expect(await count('campaign', '2026')).toEqual(campaign.counts)
  const { body: groups } = await ask(groupDemands)
  expect(groups.items).toMatchObject([{ category: 'difficulty', count: 2, youths: 1 }])
  expect(await count('demandGroups')).toEqual(groups.items)
  const { body: launch } = await ask(getLaunch)
  const kept = (await count('launch', '2026-05-24')) as typeof launch
  expect(kept.items.map(({ reached }: { reached?: object }) => reached)).toEqual(
    launch.items.map(({ reached }: { reached?: object }) => reached),
  )
})

test('counts how contact spreads part by part where one would take too long', async () => {
  const asked = { what: 'concentration', orgId: 'ls', of: '2026-05#year' } as const
  const whole = await count('concentration', asked.of)
  world.instant = '2026-05-25T09:00:00.000Z'
  const kept = await world.counts.readCount(asked)
  const inParts = build(counting, 1)
  let parts = 0
  for (let next: unknown = asked; next !== undefined; next = world.reports.shift()) {
    expect(await world.counts.readCount(asked)).toEqual(kept)
    expect((await inParts(sqsEvent([next]))).batchItemFailures).toEqual([])
    parts++
  }
  expect(parts).toBeGreaterThan(1)
  expect(await world.counts.readCount(asked)).toEqual({ value: whole, countedAt: world.instant })
})

test('counts by topic what a committee called so', async () => {
  const handler = buildDemands({}, world)
  await call(handler, putTopic, {
    params: { demandId: demand(3, '2026-05-10').id },
    query: { cadreId: 'c-wang' },
    body: { topic: '租房押金' },
    claims: county,
  })
  const { body } = await ask(listTopics)
  expect(body.items).toMatchObject([{ topic: '租房押金', count: 1, youths: 1 }])
  expect(await count('demandTopics')).toEqual(body.items)
})
