import { describe, expect, it } from 'vitest'
import { closingTime, dueClosings } from './closing.ts'
import { huaian2016 } from './policy/huaian-2016.ts'
import type { Policy } from './policy/policy.ts'

const by = (closing: Partial<Policy['closing']> = {}): Policy => ({
  ...huaian2016,
  closing: { ...huaian2016.closing, ...closing },
})
const due = (now: string, back = 2, policy = by()) =>
  dueClosings(() => policy, now, back).map(({ month, status }) => `${month} ${status}`)

describe('closings that are due', () => {
  it.each([
    ['2026-06-01T01:59:59+08:00', ['2026-04 final']],
    ['2026-06-01T02:00:00+08:00', ['2026-04 final', '2026-05 provisional']],
    ['2026-05-31T18:00:00Z', ['2026-04 final', '2026-05 provisional']],
    ['2026-06-08T01:59:59+08:00', ['2026-04 final', '2026-05 provisional']],
    ['2026-06-08T02:00:00+08:00', ['2026-04 final', '2026-05 final']],
    ['2027-01-01T02:00:00+08:00', ['2026-11 final', '2026-12 provisional']],
  ])('at %s', (now, closings) => {
    expect(due(now)).toEqual(closings)
  })

  it('go by the policy: day and hour', () => {
    const late = by({ provisionalDay: 3, finalDay: 20, hour: 5 })
    expect(due('2026-06-03T04:59:00+08:00', 1, late)).toEqual([])
    expect(due('2026-06-03T05:00:00+08:00', 1, late)).toEqual(['2026-05 provisional'])
    expect(due('2026-06-20T05:00:00+08:00', 1, late)).toEqual(['2026-05 final'])
    expect(closingTime(late, '2026-12', 'final')).toEqual({ date: '2027-01-20', hour: 5 })
  })

  it('go by the policy of each month', () => {
    const policyOf = (month: string) => by(month === '2026-05' ? { provisionalDay: 9, finalDay: 10 } : {})
    expect(dueClosings(policyOf, '2026-06-08T12:00:00+08:00', 2)).toEqual([
      { month: '2026-04', status: 'final' },
    ])
  })

  it('that were missed stay due for as many months as one looks back', () => {
    expect(due('2026-12-25T00:00:00+08:00', 3)).toEqual(['2026-09 final', '2026-10 final', '2026-11 final'])
  })
})
