import { expect, test } from 'vitest'
import { demand } from '../../shared/domain/testing/events.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { admin, linkTo } from '../../shared/repositories/roster/testing/examples.ts'
import { memoryAssessments } from '../../shared/repositories/testing/memory.ts'
import { projectedWorld } from '../record/testing/projected.ts'
import { getProgress } from './endpoints.ts'
import { build } from './handler.ts'

test('progress says what to do next, by deadline, and names nobody', async () => {
  const world = await projectedWorld()
  await world.roster.putLink('c-wang', linkTo('y-1'), admin('2026-01-01'))
  await world.take(demand(1, '2026-05-18', { cadreId: 'c-wang' }))
  const handler = build({}, { ...world, assessments: memoryAssessments() })
  const claims = claimsOf('cadre', 'c-wang')
  const { body } = await call(handler, getProgress, { params: { cadreId: 'c-wang' }, claims })
  const { asOf, doNext } = body
  expect(asOf).toBe('2026-05-24')
  expect(doNext.slice(0, 2)).toEqual([
    {
      kind: 'onlineContact',
      indicator: 'onlineWeeks',
      deadline: '2026-05-24',
      week: '2026-05-18',
      text: expect.stringContaining('线上联系'),
    },
    {
      kind: 'answerDemand',
      indicator: 'demandsAnswered',
      deadline: '2026-05-25',
      demandId: '00000000-0000-4000-8000-000000000001',
      youthIds: ['y-1'],
      text: expect.stringContaining('实际困难尚未答复'),
    },
  ])
  const deadlines = doNext.map(({ deadline }: { deadline: string }) => deadline)
  expect(deadlines).toEqual([...deadlines].sort())
  expect(JSON.stringify(body)).not.toContain('王建国')
})
