import { describe, expect, test } from 'vitest'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { agreement, type CallBack, type CallBackSums, drawCallBacks, toldCallBacks } from './call-backs.ts'

const { review } = huaian2016
const meeting = (n: number, youthId = `y-${n}`): CallBack => ({
  cadreId: 'c-1',
  eventId: `e-${n}`,
  youthId,
  on: '2026-05-12',
  kind: 'contact',
})
const many = Array.from({ length: 20 }, (_, n) => meeting(n))

describe('the sample', () => {
  test('has as many as the policy says, the same by the same seed, others by another', () => {
    const drawn = drawCallBacks(review, 'a', [], many)
    expect(drawn).toHaveLength(5)
    expect(drawCallBacks(review, 'a', [], many.toReversed())).toEqual(drawn)
    expect(drawCallBacks(review, 'b', [], many)).not.toEqual(drawn)
  })

  test('keeps what was drawn and is topped up', () => {
    const early = drawCallBacks(review, 'a', [], many.slice(0, 2))
    expect(drawCallBacks(review, 'a', early, many).slice(0, 2)).toEqual(early)
    expect(drawCallBacks(review, 'a', early, many)).toHaveLength(5)
  })

  test('asks once about each meeting, and nobody more than thrice', () => {
    const together = [meeting(1, 'y-1'), meeting(1, 'y-2'), meeting(1, 'y-3')]
    expect(drawCallBacks(review, 'a', [], together)).toHaveLength(1)
    expect(
      drawCallBacks(
        review,
        'a',
        [],
        many.map((_, n) => meeting(n, 'y-1')),
      ),
    ).toHaveLength(3)
  })
})

test.each([
  [8, 2, { rate: 0.8, low: 0.4902, high: 0.9433 }],
  [5, 0, { rate: 1, low: 0.5655, high: 1 }],
  [0, 4, { rate: 0, low: 0, high: 0.4899 }],
  [0, 0, null],
])('%i yes and %i no agree so far', (yes, no, expected) => {
  expect(agreement({ yes, no })).toEqual(expected)
})

describe('what is told', () => {
  const sums = (cadres: number, yes: number): CallBackSums => ({ cadres, asked: yes, yes, no: 0, unsure: 0 })
  const leaf = (cadres: number, yes: number) => ({ own: sums(cadres, yes), children: [] })
  const yesTold = (node: Parameters<typeof toldCallBacks>[1]) => toldCallBacks(review, node).told.yes

  test.each([
    [1, 29, 0],
    [1, 30, 30],
    [2, 4, 0],
    [2, 5, 5],
  ])('of %i cadres with %i answers: %i', (cadres, answers, told) => {
    expect(yesTold(leaf(cadres, answers))).toBe(told)
  })

  test('is never the difference of one cadre between an org and those below it', () => {
    expect(yesTold({ own: sums(0, 0), children: [leaf(3, 10), leaf(1, 5)] })).toBe(10)
    expect(yesTold({ own: sums(1, 5), children: [leaf(3, 10), leaf(1, 5)] })).toBe(20)
  })
})
