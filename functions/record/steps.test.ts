import { expect, test } from 'vitest'
import { stepExample } from '../../events/demand.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { recordBatch } from './batch/endpoints.ts'
import { recordDemandStep } from './endpoints.ts'
import { build } from './handler.ts'
import { recordingWorld, tested } from './testing/world.ts'

const { type, demandId, ...content } = stepExample
const claims = claimsOf('cadre', 'c-wang')

/** Spellings of the same step, without its demand. */
const spellings = {
  'as it is spelt today': { type: 'step', step: type },
  'without a type': { step: type },
  'as it was spelt at first': { type },
}

/** A fresh ledger, and how to record a step alone or among others. */
async function recording() {
  const world = await recordingWorld()
  const handler = build({}, world)
  return {
    kept: () => world.ledger.readMonthEvents('c-wang', '2026-05', true),
    alone: async (spelling: object) => {
      const body = { ...content, ...spelling }
      return (await call(handler, recordDemandStep, { params: { demandId }, body, claims })).status
    },
    amongOthers: async (spelling: object) => {
      const body = { events: [{ ...content, demandId, ...spelling }] }
      return (await call(handler, recordBatch, { body, claims })).body.items[0].status
    },
  }
}

test.each(Object.entries(spellings))(
  'a step is the same event alone and among others: %s',
  async (_, own) => {
    for (const [first, again] of [
      ['alone', 'amongOthers'],
      ['amongOthers', 'alone'],
    ] as const) {
      const world = await recording()
      expect(await world[first](own)).toBe(201)
      for (const other of Object.values(spellings)) expect(await world[again](other)).toBe(200)
      expect(await world.kept()).toEqual([{ ...stepExample, recordedAt: tested, recordedBy: 'u-c-wang' }])
    }
  },
)

test.each([{}, { type: 'steps' }, { type: 'constructor' }])(
  'a batch tells the types as they are spelt there: %j',
  async own => {
    const events = [{ ...content, demandId, ...own }]
    const { body } = await call(build({}, await recordingWorld()), recordBatch, { body: { events }, claims })
    expect(body.items[0].problem.errors).toEqual([
      expect.objectContaining({
        path: 'type',
        message: 'one of contact, visit, feedback, demand, step, void',
      }),
    ])
  },
)

test.each([
  ['which step is not said', { type: 'step' }, ['step', 'required']],
  ['there is no such step', { type: 'step', step: 'ignore' }, ['step', 'not_allowed']],
  ['it is said twice', { type: 'respond', step: 'respond' }, ['type', 'not_allowed']],
  ['something else has a step', { type: 'demand', step: 'respond', text: 'x' }, ['step', 'unknown_field']],
])('in a batch a step is refused where %s', async (_, own, expected) => {
  const world = await recordingWorld()
  const events = [{ ...content, demandId, ...own }]
  const { body } = await call(build({}, world), recordBatch, { body: { events }, claims })
  const [{ status, problem }] = body.items
  expect(status).toBe(400)
  expect(problem.errors.map(({ path, code }: Record<string, string>) => [path, code])).toContainEqual(
    expected,
  )
})
