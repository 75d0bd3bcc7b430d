import { expect, test } from 'vitest'
import { type Found, walk } from './scan.ts'

const member = (n: number) => ({ cadreId: `c-${String(n).padStart(4, '0')}` })

/** Finds `each` things about everybody, `a`, `b` …, out of order. */
const looking =
  (each: number, seen: string[] = []) =>
  async (some: readonly { cadreId: string }[]): Promise<Found<string>[]> => {
    seen.push(...some.map(({ cadreId }) => cadreId))
    return some
      .flatMap(({ cadreId }) =>
        ['a', 'b', 'c'].slice(0, each).map(key => ({ cadreId, key, item: `${cadreId} ${key}` })),
      )
      .reverse()
  }

async function pages(count: number, each: number, limit: number): Promise<string[][]> {
  const members = Array.from({ length: count }, (_, n) => member(n))
  const found: string[][] = []
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await walk(members, { limit, cursor }, looking(each))
    found.push(items)
    if (nextCursor === undefined) return found
    cursor = nextCursor
  }
}

test('pages go on within a cadre, and hold each thing once', async () => {
  expect(await pages(3, 2, 3)).toEqual([
    ['c-0000 a', 'c-0000 b', 'c-0001 a'],
    ['c-0001 b', 'c-0002 a', 'c-0002 b'],
  ])
  const many = await pages(95, 3, 7)
  expect(many.every(items => items.length <= 7)).toBe(true)
  expect(many.flat()).toHaveLength(285)
  expect(new Set(many.flat()).size).toBe(285)
})

test('nobody, and nothing about anybody', async () => {
  expect(await pages(0, 3, 10)).toEqual([[]])
  expect(await pages(50, 0, 10)).toEqual([[]])
})

test('one page looks at 400 cadres at most, and the next at the others only', async () => {
  const members = Array.from({ length: 1000 }, (_, n) => member(n))
  const seen: string[] = []
  const first = await walk(members, { limit: 10 }, looking(0, seen))
  expect([first.items, seen.length, seen.at(-1)]).toEqual([[], 400, 'c-0399'])
  seen.length = 0
  await walk(members, { limit: 10, cursor: first.nextCursor }, looking(0, seen))
  expect([seen[0], seen.length]).toEqual(['c-0400', 400])
})

test('a cadre who has come meanwhile is not skipped', async () => {
  const first = await walk([member(1), member(3)], { limit: 1 }, looking(1))
  const rest = await walk(
    [member(1), member(2), member(3)],
    { limit: 5, cursor: first.nextCursor },
    looking(1),
  )
  expect(rest).toEqual({ items: ['c-0002 a', 'c-0003 a'] })
})
