import { describe, expect, it } from 'vitest'
import { contact, visit } from '../testing/events.ts'
import type { Scenario } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { find, listOf, on, serving } from './testing.ts'

describe('this month', () => {
  it('says who has not been reached', () => {
    expect(on('2026-05-20', 'monthlyReach', contact(1, '2026-05-04'))).toMatchObject({
      deadline: '2026-05-31',
      details: { youths: 9, still: 9 },
      youthIds: youths(10).slice(1).sort(),
    })
    const partTime = world([contact(1, '2026-05-04', { youthIds: youths(8) })])
    expect(find(listOf(partTime, '2026-05-20'), 'monthlyReach')).toBeUndefined()
  })

  it('says which kind of base has not been visited within three months', () => {
    const list = listOf(serving([visit(1, '2026-03-02')]), '2026-05-20')
    expect(list.filter(({ kind }) => kind === 'report')).toEqual([
      {
        kind: 'report',
        indicator: 'reported',
        deadline: '2026-05-31',
        details: { baseKind: 'association', assigned: false, months: 3 },
      },
    ])
  })

  it('asks for links, fields and an account under the real name', () => {
    const list = listOf(serving([]), '2026-05-20')
    expect(find(list, 'links')).toMatchObject({
      deadline: '2026-05-31',
      details: { short: 90, overlapping: 0 },
    })
    expect(find(list, 'branchLinks')).toMatchObject({ deadline: '2026-05-31', details: { short: 40 } })
    expect(find(list, 'associationLinks')?.indicator).toBe('associationYouth')
    expect(find(list, 'fields')).toMatchObject({ deadline: '2026-05-31', details: { short: 2, present: 1 } })
    expect(find(list, 'realName')?.details).toEqual({ before: '共青团涟水县委' })
  })

  it('names the youths who do not count because others came before', () => {
    const before = ['a', 'b', 'c'].map(rival => ({
      cadreId: rival,
      youthId: 'y-1',
      baseId: 'b-1',
      field: 'community' as const,
      since: '2024-01-01',
    }))
    const scenario = world([], { category: 'partTime' }, [...before, ...linksTo(10)])
    const rivals = ['a', 'b', 'c'].map(cadreId => ({
      ...(scenario.cadres[0] as Scenario['cadres'][number]),
      cadreId,
    }))
    const list = listOf({ ...scenario, cadres: [...scenario.cadres, ...rivals] }, '2026-05-20')
    expect(find(list, 'links')).toMatchObject({
      deadline: '2026-05-31',
      details: { short: 1, overlapping: 1 },
      youthIds: ['y-1'],
    })
  })
})
