import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { functions } from '../../../functions/catalogue.ts'
import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { problem } from '../../../shared/contracts/problem.ts'
import { replaced, requestOf } from './requests.ts'
import { mayAsk, relations } from './rules.ts'
import { type Things, thingsIn } from './things.ts'
import { type ApiWorld, apiWorld, type Request } from './world.ts'

const endpoints = functions.flatMap(({ endpoints = [] }) => endpoints.filter(each => !each.public))

let world: ApiWorld
let things: Things
beforeAll(async () => {
  world = await apiWorld()
  things = await thingsIn(world)
})

/** Texts that gave trouble somewhere: halves of characters, ends of ranges, names of what every object has. */
const texts = [
  '',
  ' ',
  '\ud800',
  'a\u0000b',
  '\u200b=1+1',
  '王'.repeat(64),
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(20_000),
  '__proto__',
  'constructor',
  '../ls',
  '%00',
  '13800000001',
  '1969-12',
  '2026-13',
  '0000-00',
  '2099-12',
  '2026-02-30',
  '9999-12-31',
  '2026-Q5',
  '1970-01-01T00:00:00+14:00',
  '+020260-01-01T00:00:00Z',
  '0197A2C4-5B00-7000-8000-000000000001',
  '1e3',
  '-1',
  '99999999999999999999',
  'NaN',
]

const deep = (levels: number): unknown => (levels === 0 ? null : [deep(levels - 1)])

/** Values of other types and sizes. */
const values = [
  ...texts,
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  [],
  {},
  [null],
  deep(200),
  JSON.parse('{"__proto__":{"role":"assessor"}}'),
  { toString: null, length: 1e9 },
  Array.from({ length: 1_000 }, (_, n) => `y-${n}`),
]

/** Bodies that are no JSON, or none that anybody meant. */
const raw = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"a":1,"a":2}',
  '{"__proto__":1}',
  '{"\\u005f_proto__":1}',
  '['.repeat(20_000),
  Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d),
  Uint8Array.of(0xc0, 0xaf),
]

/** Every place in a body: itself, its fields, and theirs. */
function placesIn(value: unknown, above: readonly string[] = []): (readonly string[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => placesIn(each, [...above, key]))
      : []
  return [above, ...inner]
}

/** A request, and the place in it that is hostile. */
type Hostile = [request: Request, place: readonly string[]]

/** What is wrong with a field by itself; other codes may be about two of them, and name either. */
const ofOneField = ['bad_format', 'too_long', 'too_short', 'unknown_field', 'wrong_type']

/** Whether a dotted path lies in the place, or the place in it. */
function isAt(path: string, place: readonly string[]): boolean {
  const [inner, outer] = [`${path}.`, [...place, ''].join('.')]
  return inner.startsWith(outer) || outer.startsWith(inner)
}

/** One thing of a good request made hostile: a parameter, a field of the query, a place in the body, or all of it. */
function hostile({ query, body }: Endpoint, good: Request): fc.Arbitrary<Hostile> {
  const fields = Object.keys((query as unknown as { shape: object }).shape)
  const text = fc.constantFrom(...texts)
  const kinds: fc.Arbitrary<Hostile>[] = [
    fc
      .tuple(fc.constantFrom(...fields, 'nobody', '__proto__'), text)
      .map(([field, value]) => [{ ...good, query: { ...good.query, [field]: value } }, [field]]),
  ]
  const params = Object.keys(good.params ?? {})
  if (params.length > 0)
    kinds.push(
      fc
        .tuple(fc.constantFrom(...params), text)
        .map(([field, value]) => [{ ...good, params: { ...good.params, [field]: value } }, [field]]),
    )
  if (body && good.mediaType === undefined) {
    const places = placesIn(good.body).filter(place => place.length > 0)
    kinds.push(
      fc
        .tuple(fc.constantFrom(...places, ['nobody']), fc.constantFrom(...values))
        .map(([place, value]) => [{ ...good, body: replaced(good.body, place, value) }, place]),
      fc
        .tuple(fc.constantFrom(...places, ['nobody']), fc.constantFrom(...values))
        .map(([place, value]) => [{ ...good, body: replaced(good.body, place, value) }, place]),
    )
  }
  if (body)
    kinds.push(
      fc.constantFrom<string | Uint8Array>(...raw).map(bytes => [{ ...good, body: bytes }, []]),
      fc.constantFrom('text/plain', 'application/xml', '').map(mediaType => [{ ...good, mediaType }, []]),
    )
  return fc.oneof(...kinds)
}

test.each(endpoints.map(endpoint => [endpoint.name, endpoint] as const))(
  '%s bears whatever it is sent: it answers or refuses by name, and writes nothing then',
  async (_, endpoint) => {
    const good: Request = { ...requestOf(things, endpoint, relations.same), claims: mayAsk(endpoint) }
    await fc.assert(
      fc.asyncProperty(hostile(endpoint, good), async ([request, place]) => {
        const { status, type, body, wrote } = await world.ask(endpoint, request)
        expect(status).toBeLessThan(500)
        if (status < 400) return
        expect(type).toBe('application/problem+json')
        const { code, errors = [] } = problem.parse(body)
        if (code === 'invalid_request') expect(errors.length).toBeGreaterThan(0)
        expect(errors.filter(each => ofOneField.includes(each.code) && !isAt(each.path, place))).toEqual([])
        expect(wrote).toBe(false)
      }),
      { numRuns: 40, seed: 20160616 },
    )
  },
)
