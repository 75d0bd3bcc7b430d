import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RegisterLine } from '../domain/roster/register.ts'
import { memoryRegister } from '../repositories/testing/memory.ts'
import { toCursor } from './page.ts'
import { walkRegister } from './register-walk.ts'

const lineOf = (orgId: string, cadreId: string): RegisterLine => ({
  cadreId,
  orgId,
  spans: [{ from: '1900-01-01' }],
  service: { from: '2026-01-01' },
  history: [{ effectiveFrom: '2026-01-01', name: cadreId, post: '', category: 'partTime' }],
})

/** A register of `ha` with these cadres, by org. */
async function registerWith(cadres: readonly (readonly [orgId: string, cadreId: string])[]) {
  const register = memoryRegister()
  const put = (orgId: string, cadreId: string) =>
    register.writeRegister(cadreId, async () => [{ registerOf: 'ha', line: lineOf(orgId, cadreId) }])
  for (const [orgId, cadreId] of cadres) await put(orgId, cadreId)
  return { register, put, leave: (cadreId: string) => register.writeRegister(cadreId, async () => []) }
}

/** Two things are found about each cadre. */
const look = async (some: readonly RegisterLine[]) =>
  some.flatMap(({ cadreId, orgId }) =>
    ['b', 'a'].map(key => ({ cadreId, orgId, key, item: `${cadreId} ${key}` })),
  )
const keep = () => true

test('a page goes by cadre and key, and on behind the last', async () => {
  const { register } = await registerWith([
    ['ls', 'c-2'],
    ['ha', 'c-3'],
    ['ls', 'c-1'],
  ])
  const walk = { register, orgId: 'ha', keep, look }
  const first = await walkRegister(walk, { limit: 3 })
  expect(first.items).toEqual(['c-1 a', 'c-1 b', 'c-2 a'])
  const second = await walkRegister(walk, { limit: 3, cursor: first.nextCursor })
  expect(second).toEqual({ items: ['c-2 b', 'c-3 a', 'c-3 b'] })
  expect(await walkRegister({ ...walk, own: true }, { limit: 9 })).toEqual({ items: ['c-3 a', 'c-3 b'] })
})

test('who moved stands once, in the org of which something was found', async () => {
  const { register } = await registerWith([])
  const lines = ['hz', 'ls'].map(orgId => ({ registerOf: 'ha', line: lineOf(orgId, 'c-1') }))
  await register.writeRegister('c-1', async () => lines)
  const lookAtHome = async (some: readonly RegisterLine[]) =>
    some
      .filter(({ orgId }) => orgId === 'ls')
      .map(({ cadreId, orgId }) => ({ cadreId, orgId, key: 'r', item: `${cadreId} of ${orgId}` }))
  const walk = { register, orgId: 'ha', keep, look: lookAtHome }
  expect(await walkRegister(walk, { limit: 9 })).toEqual({ items: ['c-1 of ls'] })
  const first = await walkRegister({ ...walk, look }, { limit: 3 })
  expect(first.items).toEqual(['c-1 a', 'c-1 b', 'c-1 a'])
  expect((await walkRegister({ ...walk, look }, { limit: 3, cursor: first.nextCursor })).items).toEqual([
    'c-1 b',
  ])
})

test('a page of large items ends where the next one would not fit into an answer', async () => {
  const { register } = await registerWith(['c-1', 'c-2', 'c-3'].map(cadreId => ['ls', cadreId] as const))
  const lookAtMuch = async (some: readonly RegisterLine[]) =>
    some.map(({ cadreId, orgId }) => ({ cadreId, orgId, key: 'a', item: cadreId + '字'.repeat(600_000) }))
  const walk = { register, orgId: 'ha', keep, look: lookAtMuch }
  const first = await walkRegister(walk, { limit: 9 })
  expect(first.items.map(item => item.slice(0, 3))).toEqual(['c-1', 'c-2'])
  const { items } = await walkRegister(walk, { limit: 9, cursor: first.nextCursor })
  expect(items.map(item => item.slice(0, 3))).toEqual(['c-3'])
})

test('only so many are looked at for one page', async () => {
  const all = Array.from({ length: 60 }, (_, n) => ['ls', `c-${String(n).padStart(2, '0')}`] as const)
  const { register } = await registerWith(all)
  let looked = 0
  const walk = {
    register,
    orgId: 'ha',
    keep: ({ cadreId }: RegisterLine) => cadreId >= 'c-10',
    look: async (some: readonly RegisterLine[]) => {
      looked += some.length
      return []
    },
    most: 30,
  }
  const first = await walkRegister(walk, { limit: 5 })
  expect([first.items, looked]).toEqual([[], 30])
  expect(await walkRegister(walk, { limit: 5, cursor: first.nextCursor })).toEqual({ items: [] })
  expect(looked).toBe(50)
})

test('pages hold all who stay once, in order, while others come and go', async () => {
  const cadre = fc.tuple(fc.constantFrom('o-1', 'o-2', 'o-3'), fc.integer({ min: 0, max: 40 }))
  const cadres = fc.uniqueArray(cadre, { selector: ([, n]) => n, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(cadres, fc.integer({ min: 1, max: 7 }), async (all, limit) => {
      const named = all.map(([orgId, n]) => [orgId, `c-${String(n).padStart(2, '0')}`] as const)
      const stays = named.filter((_, at) => at % 3 !== 0)
      const { register, put, leave } = await registerWith(stays)
      const found: string[] = []
      let cursor: string | undefined
      for (let n = 0; ; n++) {
        for (const [at, [orgId, cadreId]] of named.entries())
          if (at % 3 === 0) await ((at + n) % 2 ? put(orgId, cadreId) : leave(cadreId))
        const page = await walkRegister({ register, orgId: 'ha', keep, look }, { limit, cursor })
        expect(page.items.length).toBeLessThanOrEqual(limit)
        found.push(...page.items)
        cursor = page.nextCursor
        if (cursor === undefined) break
      }
      const steady = new Set<string>(stays.map(([, cadreId]) => cadreId))
      const expected = [...stays]
        .sort(([, a], [, b]) => (a < b ? -1 : 1))
        .flatMap(([, cadreId]) => [`${cadreId} a`, `${cadreId} b`])
      expect(found.filter(item => steady.has(item.slice(0, 4)))).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

test.each(['', 'abc', toCursor('["total",85.5,"c-1"]'), toCursor('c-1#ls')])(
  'a cursor of another list is refused, never taken for the beginning: %j',
  async cursor => {
    const { register } = await registerWith([['ls', 'c-1']])
    await expect(walkRegister({ register, orgId: 'ha', keep, look }, { limit: 1, cursor })).rejects.toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    )
  },
)
