import { describe, expect, test } from 'vitest'
import committed from '../../../functions/openapi/openapi.json' with { type: 'json' }
import { breaks, type Document, mayBreak } from './breaks.ts'

const whole = committed as unknown as Document

/** A document of one operation, `POST /v1/things`. */
function documentOf(operation: object, schemas: object = {}): Document {
  return {
    info: { version: '1.0.0' },
    paths: { '/v1/things': { post: operation } },
    components: { schemas },
  } as unknown as Document
}
const taking = (schema: object) =>
  documentOf({ requestBody: { content: { 'application/json': { schema } } }, responses: { 200: {} } })
const answering = (schema: object, schemas: object = {}) =>
  documentOf({ responses: { 200: { content: { 'application/json': { schema } } } } }, schemas)
const object = (properties: object, required: string[] = [], rest: object = {}) => ({
  type: 'object',
  properties,
  required,
  ...rest,
})
const text = { type: 'string' }
const strict = { additionalProperties: false }

test('a document breaks nobody who knows it', () => {
  expect(breaks(whole, structuredClone(whole))).toEqual([])
})

test('a required property taken out of an answer of ours is found', () => {
  const after = structuredClone(committed)
  const { Rollup } = after.components.schemas as unknown as Record<
    string,
    { required: string[]; properties: { unrated?: unknown } }
  >
  if (!Rollup) throw new Error('no Rollup')
  delete Rollup.properties.unrated
  Rollup.required = Rollup.required.filter(name => name !== 'unrated')
  expect(breaks(whole, after as unknown as Document)).toContain(
    'GET /v1/orgs/{orgId}/assessments/{month}: 200.unrated: gone',
  )
})

describe('breaks a client', () => {
  const cases: [string, Document, Document, string[]][] = [
    ['an operation gone', taking(text), { ...taking(text), paths: {} }, ['gone']],
    [
      'a required field that is new',
      taking(object({})),
      taking(object({ a: text }, ['a'])),
      ['body.a: required'],
    ],
    [
      'a field not taken any more',
      taking(object({ a: text }, [], strict)),
      taking(object({}, [], strict)),
      ['body.a: not taken any more'],
    ],
    [
      'a tighter bound',
      taking({ type: 'string', maxLength: 500 }),
      taking({ type: 'string', maxLength: 50 }),
      ['body: maxLength 50 (was 500)'],
    ],
    ['a value refused', taking({ enum: ['a', 'b'] }), taking({ enum: ['a'] }), ['body: b is refused']],
    [
      'an answered field that may be missing',
      answering(object({ a: text }, ['a'])),
      answering(object({ a: text })),
      ['200.a: may be missing'],
    ],
    ['an answered field gone', answering(object({ a: text })), answering(object({})), ['200.a: gone']],
    [
      'an answer that may be null',
      answering(object({ a: text }, ['a'])),
      answering(object({ a: { anyOf: [text, { type: 'null' }] } }, ['a'])),
      ['200.a: null in place of string'],
    ],
    [
      'one of two types that is new',
      answering({ type: 'number' }),
      answering({ type: ['number', 'null'] }),
      ['200: null in place of number'],
    ],
    [
      'a component that changed its type',
      answering({ $ref: '#/components/schemas/A' }, { A: text }),
      answering({ $ref: '#/components/schemas/A' }, { A: { type: 'integer' } }),
      ['200: integer in place of string'],
    ],
    [
      'another status',
      documentOf({ responses: { 200: {} } }),
      documentOf({ responses: { 202: {} } }),
      ['200: not answered any more'],
    ],
    [
      'a role shut out',
      documentOf({ 'x-roles': ['analyst', 'cadre'] }),
      documentOf({ 'x-roles': ['cadre'] }),
      ['analyst may not any more'],
    ],
    [
      'a parameter that is required now',
      documentOf({ parameters: [{ name: 'month', in: 'query', required: false, schema: text }] }),
      documentOf({ parameters: [{ name: 'month', in: 'query', required: true, schema: text }] }),
      ['month: required'],
    ],
  ]

  test.each(cases)('%s', (_, before, after, reasons) => {
    expect(breaks(before, after)).toEqual(reasons.map(reason => `POST /v1/things: ${reason}`))
  })
})

describe('breaks nobody', () => {
  const cases: [string, Document, Document][] = [
    ['a new operation', { ...taking(text), paths: {} }, taking(text)],
    ['an optional field', taking(object({}, [], strict)), taking(object({ a: text }, [], strict))],
    ['a looser bound', taking({ type: 'string', maxLength: 5 }), taking({ type: 'string' })],
    ['a further answered field', answering(object({})), answering(object({ a: text }, ['a']))],
    ['a further code of an answer', answering({ enum: ['a'] }), answering({ enum: ['a', 'b'] })],
    ['a further role', documentOf({ 'x-roles': ['cadre'] }), documentOf({ 'x-roles': ['cadre', 'analyst'] })],
    [
      'a schema that got a name',
      answering(object({ a: text })),
      answering({ $ref: '#/components/schemas/A' }, { A: object({ a: text }) }),
    ],
    [
      'components that refer to themselves',
      answering({ $ref: '#/components/schemas/A' }, { A: object({ a: { $ref: '#/components/schemas/A' } }) }),
      answering({ $ref: '#/components/schemas/A' }, { A: object({ a: { $ref: '#/components/schemas/A' } }) }),
    ],
  ]

  test.each(cases)('%s', (_, before, after) => {
    expect(breaks(before, after)).toEqual([])
  })
})

test.each([
  ['1.0.0', '1.1.0', false],
  ['1.9.0', '2.0.0', true],
  ['9.0.0', '10.0.0', true],
  ['2.0.0', '2.0.0', false],
  ['2.0.0-next', '2.0.0-next', true],
  ['2.0.0-next', '2.0.0', false],
])('a document of version %s, then %s, may break clients: %s', (before, after, may) => {
  expect(mayBreak(before, after)).toBe(may)
})
