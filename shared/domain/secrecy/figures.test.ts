import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Figure, mayBeShown } from './figures.ts'

/** The first rating of each youth; `a2` is a second one of `a`. */
const figure = (ratings: string): Figure => ratings.split(' ')

test.each<[string, string[], string, boolean]>([
  ['five raters', [], 'a b c d e', true],
  ['four', [], 'a b c d', false],
  ['one more', ['a b c d e'], 'a b c d e f', false],
  ['one less', ['a b c d e f'], 'a b c d e', false],
  ['the same again', ['a b c d e'], 'a b c d e', true],
  ['five more', ['a b c d e'], 'a b c d e f g h i j', true],
  ['five less', ['a b c d e f g h i j'], 'f g h i j', true],
  ['one rates again', ['a b c d e f'], 'a2 b c d e f', false],
  ['all rate again', ['a b c d e'], 'a2 b2 c2 d2 e2', true],
  ['all but one rate again', ['a b c d e f'], 'a2 b2 c2 d2 e2 f', false],
  ['three go, three come', ['a b c d e f g h'], 'd e f g h i j k', false],
  ['five go, five come, five stay', ['a b c d e f g h i j'], 'f g h i j k l m n o', true],
  ['one slips in behind a change of many', ['a b c d e', 'a b c d e f g h i j'], 'f g h i j k', false],
])('%s', (_, seen, next, shown) => {
  expect(mayBeShown(seen.map(figure), figure(next), 5)).toBe(shown)
})

test('an adversary who tries every world is left with as many candidates for each rating', () => {
  // Two raters and scores of 1 to 3, so that all worlds can be tried.
  const scored = fc.record({ score: fc.integer({ min: 1, max: 3 }) })
  const history = fc.record({
    scores: fc.array(scored, { minLength: 7, maxLength: 7 }),
    figures: fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }), { minLength: 1, maxLength: 5 }),
  })
  const worlds = Array.from({ length: 3 ** 7 }, (_, world) =>
    Array.from({ length: 7 }, (_, youth) => (Math.floor(world / 3 ** youth) % 3) + 1),
  )
  fc.assert(
    fc.property(history, ({ scores, figures }) => {
      const shown: number[][] = []
      for (const next of figures)
        if (
          mayBeShown(
            shown.map(keys => keys.map(String)),
            next.map(String),
            2,
          )
        )
          shown.push(next)
      const sum = (world: readonly number[], of: readonly number[]) =>
        of.reduce((total, youth) => total + (world[youth] as number), 0)
      const truth = scores.map(({ score }) => score)
      const left = worlds.filter(world => shown.every(of => sum(world, of) === sum(truth, of)))
      for (const youth of new Set(shown.flat())) {
        const score = truth[youth]
        const candidates = new Set(
          left.flatMap(world => world.flatMap((given, who) => (given === score ? [who] : []))),
        )
        expect(candidates.has(youth)).toBe(true)
        expect(candidates.size).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: 100 },
  )
})
