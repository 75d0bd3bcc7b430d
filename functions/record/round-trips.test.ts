import { beforeEach, expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { demandExample } from '../../events/demand.ts'
import { feedbackExample } from '../../events/feedback.ts'
import { visitExample } from '../../events/visit.ts'
import type { Endpoint } from '../../shared/contracts/endpoint.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { admin, linkTo } from '../../shared/repositories/roster/testing/examples.ts'
import { type CountedWorld, countedWorld } from '../../shared/repositories/testing/round-trips.ts'
import { recordContact, recordDemand, recordFeedback, recordVisit } from './endpoints.ts'
import { handler } from './handler.ts'

let world: CountedWorld
let opened: ReturnType<typeof handler.open>

beforeEach(async () => {
  world = await countedWorld('2026-05-24T09:00:00.000Z')
  for (const youthId of ['y-0001', 'y-0002', 'y-0003'])
    await world.roster.putLink('c-wang', linkTo(youthId), admin('2026-01-01'))
  opened = handler.open(world.environment)
})

/** The round trips of an event that is recorded. */
async function tripsOf(endpoint: Endpoint, body: object) {
  expect(await call(opened, endpoint, { body, claims: claimsOf('assessor', 'ls') })).toMatchObject({
    status: 201,
  })
  return world.take()
}

const { confirms: _, ...feedback } = feedbackExample
const scope = [['get CADRE#c-wang/PROFILE'], ['get ORG#ls/ORG'], ['get ORG#ha/ORG']]
const always = ['head CADRE#c-wang/FACTS#2026-05', 'query POLICY#ha/ …~']

test.each<[string, Endpoint, { readonly id: string }, string[]]>([
  ['a contact', recordContact, contactExample, ['query CADRE#c-wang/LINK#…PROFILE']],
  ['a visit', recordVisit, visitExample, ['get BASE#b-hongxing/BASE', 'query CADRE#c-wang/LINK#…PROFILE']],
  ['feedback', recordFeedback, feedback, ['query CADRE#c-wang/LINK#y-0001#']],
  ['a demand', recordDemand, demandExample, []],
])('%s is checked in four round trips and written in one; the next one in that alone', async (...args) => {
  const [, endpoint, event, checks] = args
  expect(await tripsOf(endpoint, event)).toEqual([
    ...scope,
    [...always, ...checks].sort(),
    [`put c-wang#2026-05/${event.id}`],
  ])
  const next = { ...event, id: event.id.replace(/.$/, 'f') }
  expect(await tripsOf(endpoint, next)).toEqual([[`put c-wang#2026-05/${next.id}`]])
})
