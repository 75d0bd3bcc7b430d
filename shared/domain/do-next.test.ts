import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Indicator } from '../../events/assessment.ts'
import { categories } from '../../events/roster.ts'
import { listOf, serving } from './do-next/testing.ts'
import { contact, demand, visit } from './testing/events.ts'
import { assessScenario } from './testing/scenario.ts'
import { world, youths } from './testing/world.ts'

describe('the list', () => {
  it('goes by deadline, then by the weight that is lost', () => {
    const list = listOf(serving([demand(1, '2026-05-14')]), '2026-05-20')
    expect(list.map(({ kind, deadline }) => `${deadline} ${kind}`)).toEqual([
      '2026-05-21 answerDemand',
      '2026-05-22 halfDays',
      '2026-05-24 onlineContact',
      '2026-05-31 links',
      '2026-05-31 associationLinks',
      '2026-05-31 branchLinks',
      '2026-05-31 realName',
      '2026-05-31 fields',
      '2026-05-31 report',
      '2026-05-31 report',
      '2026-05-31 faceToFace',
      '2026-05-31 monthlyReach',
      '2026-06-30 quarterActivity',
      '2026-06-30 themeDay',
    ])
  })

  it('tells of a first visit that was planned and not made, before what was not done in three months', () => {
    const bases = [
      { baseId: 'b-1', plannedOn: '2026-05-05', since: '2026-05-01' },
      { baseId: 'b-2', plannedOn: '2026-06-03', since: '2026-05-01' },
    ]
    const list = listOf(serving([], { bases }), '2026-05-20')
    const kinds = list.map(({ kind }) => kind).filter(kind => kind === 'plannedVisit' || kind === 'report')
    expect(kinds).toEqual(['plannedVisit', 'report', 'report'])
    expect(list.find(({ kind }) => kind === 'plannedVisit')).toMatchObject({
      baseId: 'b-1',
      deadline: '2026-05-31',
      details: { baseKind: 'branch', plannedOn: '2026-05-05', daysLate: 15 },
    })
    const visited = listOf(serving([visit(1, '2026-05-04')], { bases }), '2026-05-20')
    expect(visited.map(({ kind }) => kind)).not.toContain('plannedVisit')
  })

  it('has nothing that the category does not owe', () => {
    const kinds = listOf(world([]), '2026-07-15').map(({ kind }) => kind)
    for (const kind of ['halfDays', 'branchLinks', 'associationLinks', 'themeDay', 'campaign'] as const) {
      expect(kinds).not.toContain(kind)
    }
  })

  it('ends with the service, and is empty after', () => {
    const leaving = { serviceUntil: '2026-05-22' }
    const list = listOf(serving([], leaving), '2026-05-20')
    expect(list.every(({ deadline }) => deadline <= '2026-05-21')).toBe(true)
    expect(list.map(({ kind }) => kind)).not.toContain('halfDays')
    expect(list.map(({ kind }) => kind)).not.toContain('quarterActivity')
    expect(listOf(serving([], leaving), '2026-05-22')).toEqual([])
    expect(listOf(serving([], leaving), '2026-06-01')).toEqual([])
  })

  it('names nobody', () => {
    const details = listOf(serving([demand(1, '2026-05-14')]), '2026-05-20').map(item => item.details)
    expect(JSON.stringify(details)).not.toMatch(/王建国|y-\d/)
  })

  it('is in order, holds nothing past but overdue answers, and nothing that is complete', () => {
    const date = fc.integer({ min: 1, max: 31 }).map(n => `2026-05-${String(n).padStart(2, '0')}`)
    const some = fc.subarray(youths(10), { minLength: 1 })
    const work = fc.oneof(
      fc.tuple(date, some).map(
        ([on, youthIds]) =>
          (n: number) =>
            contact(n, on, { youthIds, channel: 'wechat' }),
      ),
      fc.tuple(date, some).map(
        ([on, youthIds]) =>
          (n: number) =>
            visit(n, on, { youthIds, activity: 'themeDay' }),
      ),
      date.map(on => (n: number) => demand(n, on)),
    )
    const category = fc.constantFrom(...categories)
    fc.assert(
      fc.property(fc.array(work, { maxLength: 12 }), date, category, (made, asOf, category) => {
        const scenario = serving(
          made.map((make, n) => make(n + 1)),
          { category },
        )
        const list = listOf(scenario, asOf)
        const deadlines = list.map(({ deadline }) => deadline)
        expect(deadlines).toEqual([...deadlines].sort())
        const dimensions = assessScenario(scenario, 'c-1', '2026-05', asOf)?.dimensions
        const reached: Partial<Record<string, Indicator>> = {
          ...dimensions?.attainment.indicators,
          monthlyReach: dimensions?.activity.indicators.monthlyReach ?? null,
        }
        for (const { kind, indicator, deadline } of list) {
          expect(deadline < asOf).toBe(kind === 'answerOverdue')
          const known = reached[indicator]
          if (known !== undefined) expect(known !== null && known.num < known.den).toBe(true)
        }
      }),
    )
  })
})
