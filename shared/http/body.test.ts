import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../contracts/problem.ts'
import { readJson } from './body.ts'

const headers = { 'content-type': 'application/json' }
const text = (body: string, type = 'application/json') =>
  readJson({ headers: { 'content-type': type }, body, isBase64Encoded: false })
const bytes = (...body: readonly (string | number[])[]) => {
  const encoded = Buffer.concat(body.map(part => Buffer.from(part as string))).toString('base64')
  return readJson({ headers, body: encoded, isBase64Encoded: true })
}

function codeOf(read: () => unknown): string {
  try {
    return `taken: ${JSON.stringify(read())}`
  } catch (error) {
    return (error as Problem).code
  }
}

describe('a body is taken', () => {
  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
    'application/merge-patch+json',
  ])('that calls itself %s', type => {
    expect(text('{"name":"王建国"}', type)).toEqual({ name: '王建国' })
  })

  test('as API Gateway encodes it', () => {
    expect(bytes('{"name":"王建国 😀"}')).toEqual({ name: '王建国 😀' })
  })

  test('with escapes', () => {
    expect(text('{"name":"\\u738b\\u5efa\\u56fd"}')).toEqual({ name: '王建国' })
  })

  test('whatever a text in it says', () => {
    expect(text('{"note":"__proto__","more":"\\"__proto__\\":1"}')).toEqual({
      note: '__proto__',
      more: '"__proto__":1',
    })
  })

  test('and is an empty object where there is none', () => {
    expect(readJson({ isBase64Encoded: false })).toEqual({})
  })
})

describe('a body is refused', () => {
  test.each(['', 'text/plain', 'application/jsonp', 'application/x-www-form-urlencoded', 'text/json'])(
    'that calls itself %j',
    type => {
      expect(codeOf(() => text('{}', type))).toBe('unsupported_media_type')
    },
  )

  test.each(['', '{', '{"a":1,}', "{'a':1}", 'undefined', '\u{FFFD}', '{"note":"\u{FFFD}"}'])(
    'that is no JSON: %j',
    body => {
      expect(codeOf(() => text(body))).toBe('invalid_json')
    },
  )

  test.each([
    ['FF FE', [0xff, 0xfe]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a character', [0xe7, 0x8e]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
  ])('that is no UTF-8: %s', (_, part) => {
    expect(codeOf(() => bytes('{"note":"', part, '"}'))).toBe('invalid_json')
  })

  test.each([
    '{"__proto__":{"role":"assessor"}}',
    '{"a":[{"__proto__" : 1}]}',
    '{"\\u005f_proto__":{}}',
    '{"__\\u0070roto__":{}}',
  ])('that would change a prototype: %s', body => {
    expect(codeOf(() => text(body))).toBe('invalid_json')
  })

  test.each([
    ['{"score":1,"score":5}', 'score'],
    ['{"a":1,"b":{"c":[{"d":1},{"e":"\\"","e":1}]}}', 'b.c.1.e'],
    ['{"a" : 1 ,\n"\\u0061" : 1}', 'a'],
    ['[{"a":{}},{"a":{},"b":[],"a":[]}]', '1.a'],
    ['{"":1,"":2}', ''],
  ])('that gives a field twice: %s', (body, path) => {
    expect(() => text(body)).toThrowError(
      expect.objectContaining({
        code: 'invalid_request',
        errors: [{ path, code: 'not_unique', message: 'given twice' }],
      }),
    )
  })
})

test('any JSON that holds no field twice is taken as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (json, spaced) => {
      const body = spaced ? JSON.stringify(JSON.parse(json), null, 2) : JSON.stringify(JSON.parse(json))
      fc.pre(!body.includes('__proto__'))
      expect(text(body)).toEqual(JSON.parse(json))
    }),
  )
})
