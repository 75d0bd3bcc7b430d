import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { clusters } from './clusters.ts'

const event = (n: number, second: number, by: string) => ({
  id: String(n).padStart(3, '0'),
  occurredAt: new Date(second * 1000).toISOString(),
  by,
})

it('holds just the events of some window of enough different keys', () => {
  const events = fc
    .array(fc.tuple(fc.nat(60), fc.constantFrom('a', 'b', 'c')), { maxLength: 30 })
    .map(rows => rows.map(([second, by], n) => event(n, second, by)))
  fc.assert(
    fc.property(events, fc.nat(20), fc.integer({ min: 1, max: 3 }), (some, seconds, least) => {
      const ms = (one: { occurredAt: string }) => Date.parse(one.occurredAt)
      const within = (end: (typeof some)[number]) =>
        some.filter(one => ms(one) <= ms(end) && ms(one) >= ms(end) - seconds * 1000)
      const expected = new Set(
        some
          .map(within)
          .filter(window => new Set(window.map(({ by }) => by)).size >= least)
          .flat(),
      )
      const found = clusters(some, seconds * 1000, least, ({ by }) => by)
      expect(found.flat().length).toBe(expected.size)
      expect(new Set(found.flat())).toEqual(expected)
    }),
  )
})
