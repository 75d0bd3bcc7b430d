import { beforeAll, expect, test } from 'vitest'
import { functions } from '../../../functions/catalogue.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { isFile } from '../../../shared/contracts/media.ts'
import { problem } from '../../../shared/contracts/problem.ts'
import { operations, type Probe, probesOf } from './limits.ts'
import { replaced, requestOf } from './requests.ts'
import { mayAsk, relations } from './rules.ts'
import { thingsIn } from './things.ts'
import { type ApiWorld, apiWorld, type Request } from './world.ts'

const endpoints = functions.flatMap(({ endpoints = [] }) => endpoints.filter(each => !each.public))

let world: ApiWorld
let goodRequest: (endpoint: Endpoint) => Request
beforeAll(async () => {
  world = await apiWorld()
  const things = await thingsIn(world)
  goodRequest = endpoint => ({
    ...requestOf(things, endpoint, relations.same),
    claims: mayAsk(endpoint),
  })
})

/** Requests at and past every limit of the document, with what should come of them. */
function* requestsOf(endpoint: Endpoint, good: Request): Generator<{ probe: Probe; request: Request }> {
  const { parameters = [], requestBody } = operations.get(endpoint.name) ?? {}
  for (const { in: kind, name, schema } of parameters) {
    const field = kind === 'path' ? 'params' : 'query'
    // A cursor is a list’s own: whatever else stands there is refused as none.
    if (name === 'cursor') continue
    const known = good[field]?.[name]
    for (const probe of probesOf(schema, [name], known)) {
      // In a path or a query all is text.
      if (probe.value === null || (probe.value === '' && kind === 'path')) continue
      yield { probe, request: { ...good, [field]: { ...good[field], [name]: String(probe.value) } } }
    }
  }
  const json = requestBody?.content['application/json']
  if (!json || (endpoint.body && isFile(endpoint.body))) return
  for (const probe of probesOf(json.schema, [], good.body))
    yield { probe, request: { ...good, body: replaced(good.body, probe.place, probe.value) } }
}

/** What says that a value is past a limit. */
const limiting = ['bad_format', 'too_long', 'too_short', 'too_small', 'too_big', 'wrong_type', 'not_unique']

/** What is wrong with the answer: at a limit none may say that the place is past it, past it all name that place. */
async function wrongOf(endpoint: Endpoint, { probe, request }: { probe: Probe; request: Request }) {
  const answer = await world.ask(endpoint, request)
  // A batch says it of its event, in the words of the event alone.
  const isEvents = answer.status === 207
  const { status, body } = isEvents ? { ...answer.body.items[0], body: answer.body.items[0].problem } : answer
  const { code = '', errors = [] } = status >= 400 ? problem.parse(body) : {}
  const path = probe.place.slice(isEvents ? 2 : 0).join('.')
  const about = `${path}, ${probe.about}: ${status} ${code} ${errors.map(each => `${each.path} ${each.code}`)}`
  if (probe.refused === undefined)
    return status >= 500 || errors.some(each => each.path === path && limiting.includes(each.code))
      ? about
      : []
  const isExact = errors.every(each => each.path === path)
  const isSaid = errors.some(each => probe.refused?.includes(each.code))
  return code === 'invalid_request' && isExact && isSaid ? [] : about
}

test.each(endpoints.map(endpoint => [endpoint.name, endpoint] as const))(
  '%s takes what its document takes, and names the very field that is past a limit',
  async (_, endpoint) => {
    const wrong: string[] = []
    for (const each of requestsOf(endpoint, goodRequest(endpoint)))
      wrong.push(...[await wrongOf(endpoint, each)].flat())
    expect(wrong).toEqual([])
  },
)
