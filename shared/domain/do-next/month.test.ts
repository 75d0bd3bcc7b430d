import { describe, expect, it } from 'vitest'
import { contact, visit } from '../testing/events.ts'
import type { Scenario } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { find, listOf, on, serving } from './testing.ts'

describe('this month', () => {
  it('says who has not been reached', () => {
    expect(on('2026-05-20', 'monthlyReach', contact(1, '2026-05-04'))).toMatchObject({
      deadline: '2026-05-31',
      text: '本月还有9名联系青年没有联系到，5月31日前至少再联系9名（群发不算）。',
      youthIds: youths(10).slice(1).sort(),
    })
    const partTime = world([contact(1, '2026-05-04', { youthIds: youths(8) })])
    expect(find(listOf(partTime, '2026-05-20'), 'monthlyReach')).toBeUndefined()
  })

  it('says which kind of base has not been visited within three months', () => {
    const list = listOf(serving([visit(1, '2026-03-02')]), '2026-05-20')
    expect(list.filter(({ kind }) => kind === 'report').map(({ text }) => text)).toEqual([
      '尚未安排联系的青年社会组织或青年社团，请先安排，并在5月31日前去报到一次。',
    ])
  })

  it('asks for links, fields and an account under the real name', () => {
    const list = listOf(serving([]), '2026-05-20')
    expect(find(list, 'links')?.text).toBe('常态化联系的青年还差90名，请在5月31日前补足。')
    expect(find(list, 'branchLinks')?.text).toBe('通过基层团支部联系的青年还差40名，请在5月31日前补足。')
    expect(find(list, 'associationLinks')?.indicator).toBe('associationYouth')
    expect(find(list, 'fields')?.text).toBe('联系青年的领域还差2个（现有1个），请在5月31日前补足。')
    expect(find(list, 'realName')?.text).toContain('“共青团涟水县委”加本人姓名')
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
      text: '常态化联系的青年还差1名，请在5月31日前补足；另有1名已有足够多的团干部在先联系，不计入。',
      youthIds: ['y-1'],
    })
  })
})
