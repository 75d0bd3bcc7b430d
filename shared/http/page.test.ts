import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Problem } from '../contracts/problem.ts'
import { fromCursor, isFound, type Order, pageFrom, toCursor } from './page.ts'

interface Row {
  readonly id: string
  readonly score: number | null
}

/** The highest score first, none last. */
const byScore: Order<Row> = {
  name: 'score',
  placeOf: ({ id, score }) => [score === null ? null : -score, id],
}
const rows: readonly Row[] = [
  { id: 'a', score: null },
  { id: 'b', score: 70 },
  { id: 'c', score: 90 },
  { id: 'd', score: 70 },
]
const ids = ({ items }: { items: readonly Row[] }) => items.map(({ id }) => id)

test('a page is in order, whatever the order of the list', () => {
  expect(pageFrom(rows, byScore, { limit: 9 })).toEqual({
    items: [rows[2], rows[1], rows[3], rows[0]],
  })
})

test('the next page goes on behind the last item', () => {
  const first = pageFrom(rows, byScore, { limit: 2 })
  expect(ids(first)).toEqual(['c', 'b'])
  const second = pageFrom(rows, byScore, { limit: 2, cursor: first.nextCursor })
  expect([ids(second), second.nextCursor]).toEqual([['d', 'a'], undefined])
})

test('a page of large items ends where the next one would not fit into an answer', () => {
  const large = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, score: 90 - at, text: '字'.repeat(500_000) }))
  const first = pageFrom(large, byScore, { limit: 9 })
  expect(ids(first)).toEqual(['a', 'b'])
  const second = pageFrom(large, byScore, { limit: 9, cursor: first.nextCursor })
  expect([ids(second), second.nextCursor]).toEqual([['c', 'd'], undefined])
  const huge = large.map(row => ({ ...row, text: '字'.repeat(1_500_000) }))
  expect(ids(pageFrom(huge, byScore, { limit: 9 }))).toEqual(['a'])
})

test('what is gone, new or moved between two pages neither hides nor repeats the rest', () => {
  const { nextCursor: cursor } = pageFrom(rows, byScore, { limit: 2 })
  const gone = rows.filter(({ id }) => id !== 'b')
  expect(ids(pageFrom(gone, byScore, { limit: 9, cursor }))).toEqual(['d', 'a'])
  const more = [...rows, { id: 'e', score: 95 }, { id: 'f', score: 50 }]
  expect(ids(pageFrom(more, byScore, { limit: 9, cursor }))).toEqual(['d', 'f', 'a'])
  const moved = rows.map(row => (row.id === 'b' ? { ...row, score: 10 } : row))
  expect(ids(pageFrom(moved, byScore, { limit: 9, cursor }))).toEqual(['d', 'b', 'a'])
})

test('pages hold every item that stays once, in order, while others come and go', () => {
  const row = fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), score: fc.option(fc.nat(5)) })
  const list = (most: number) => fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: most })
  fc.assert(
    fc.property(list(20), list(20), fc.integer({ min: 1, max: 5 }), (stays, passes, limit) => {
      const strangers = passes.filter(({ id }) => stays.every(other => other.id !== id))
      const found: string[] = []
      let cursor: string | undefined
      for (let n = 0; ; n++) {
        const now = [...stays, ...strangers.filter((_, at) => (at + n) % 2 === 0)]
        const page = pageFrom(now, byScore, { limit, cursor })
        expect(page.items.length).toBeLessThanOrEqual(limit)
        found.push(...ids(page))
        cursor = page.nextCursor
        if (cursor === undefined) break
      }
      const steady = new Set(stays.map(({ id }) => id))
      const expected = ids(pageFrom(stays, byScore, { limit: 99 }))
      expect(found.filter(id => steady.has(id))).toEqual(expected)
    }),
  )
})

const place = (...keys: unknown[]) => toCursor(JSON.stringify(keys))

test.each([
  ['garbage', 'xyz'],
  ['no base64url', 'ä='],
  ['no JSON', toCursor('{')],
  ['no list', toCursor('{"score":1}')],
  ['no keys', place('score', { a: 1 })],
  ['no order', place()],
  ['another order', place('id', 'b')],
  ['another form', Buffer.from('2:["score",1,"b"]').toString('base64url')],
  ['more than it says', `${place('score', -70, 'b')}=`],
])('a cursor that is none of the list is refused: %s', (_, cursor) => {
  try {
    expect.fail(JSON.stringify(pageFrom(rows, byScore, { limit: 9, cursor })))
  } catch (error) {
    const { code, errors } = error as Problem
    expect([code, errors]).toEqual([
      'invalid_request',
      [{ path: 'cursor', code: 'bad_format', message: 'not a cursor of this list' }],
    ])
  }
})

test('a key comes back from its cursor, in any script', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), key => fromCursor(toCursor(key)) === key))
})

test('people are found by a part of the name, or by the id', () => {
  expect([undefined, '建国', 'c-1', 'c', '李'].map(q => isFound(q, 'c-1', '王建国'))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(isFound('c-1', 'c-1', undefined)).toBe(true)
})
