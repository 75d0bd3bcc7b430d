import { describe, expect, it } from 'vitest'
import { fold } from '../ledger/fold.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, demand, feedback, id, step, visit, voiding } from '../testing/events.ts'
import { sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { credit } from './credit.ts'
import { unlinked } from './unlinked.ts'

const creditOf = (scenario: ReturnType<typeof world>, asOf = '2026-05-31') =>
  credit(huaian2016, sliceOf(scenario, 'c-1'), scenario.events, '2026-05', asOf)

describe('credit', () => {
  it('names the events behind each indicator', () => {
    const scenario = world(
      [
        contact(1, '2026-05-04', { channel: 'wechat' }),
        contact(2, '2026-02-04', { channel: 'faceToFace' }),
        contact(3, '2026-05-05', { youthIds: ['y-99'] }),
        visit(4, '2026-05-06'),
        visit(5, '2026-05-09', { activity: 'themeDay', youthIds: youths(5) }),
        visit(6, '2026-05-10', { activity: 'openDay', youthIds: youths(40) }),
        visit(7, '2026-03-31', { baseId: 'b-2' }),
        contact(8, '2026-05-11'),
        voiding(9, '2026-05-12', 8),
        contact(10, '2026-04-03', { youthIds: youths(11) }),
        feedback(11, '2026-05-20', { confirms: id(10) }),
        ...youths(4, 2).map((youthId, n) => feedback(12 + n, '2026-05-20', { youthId })),
        feedback(20, '2026-05-19', { youthId: 'y-2' }),
      ],
      { category: 'fullTime' },
    )
    expect(creditOf(scenario)).toEqual({
      reported: [id(4), id(5), id(6)],
      halfDays: [id(4), id(5)],
      monthlyReach: [id(1), id(5), id(11)],
      onlineWeeks: [id(1)],
      quarterActivity: [id(5), id(6)],
      faceToFace: [id(2), id(5)],
      themeDays: [id(5)],
      rating: [id(11), id(12), id(13), id(14), id(15)],
    })
  })

  it('names the steps that answered and settled, of youths with nothing missed', () => {
    const raised = { demand: { category: 'difficulty' as const, text: '…' } }
    const scenario = world([
      demand(1, '2026-05-04'),
      step(2, '2026-05-05', 'respond', 1),
      step(3, '2026-05-12', 'resolve', 1),
      demand(4, '2026-05-04', { youthId: 'y-2' }),
      step(5, '2026-05-05', 'respond', 4),
      demand(6, '2026-05-05', { youthId: 'y-2' }),
      feedback(7, '2026-04-10', { youthId: 'y-3', ...raised }),
      step(8, '2026-04-12', 'escalate', 7),
      step(9, '2026-05-10', 'resolve', 7),
    ])
    expect(creditOf(scenario)).toEqual({ demandsAnswered: [id(2)], outcome: [id(9)] })
  })

  it('of a cadre not assessed is empty, and stops at D', () => {
    expect(creditOf(world([contact(1, '2026-05-04')], { serviceFrom: '2026-06-01' }))).toEqual({})
    expect(creditOf(world([contact(1, '2026-05-04'), contact(2, '2026-05-05')]), '2026-05-04')).toEqual({
      monthlyReach: [id(1)],
    })
  })
})

describe('unlinked contacts', () => {
  it('are shown by youth and date, up to a date', () => {
    const facts = fold(
      [
        contact(1, '2026-05-04', { youthIds: ['y-1', 'y-8', 'y-9'] }),
        contact(2, '2026-05-05', { youthIds: youths(20), channel: 'wechat' }),
        contact(3, '2026-05-20', { youthIds: ['y-8'], channel: 'faceToFace' }),
        visit(4, '2026-05-06', { youthIds: ['y-30'] }),
      ],
      '2026-05',
      'Asia/Shanghai',
    )
    const links = linksTo(19).map(({ cadreId: _, ...link }) =>
      link.youthId === 'y-8' ? { ...link, since: '2026-05-05', until: '2026-05-20' } : link,
    )
    expect(unlinked(links, facts, '2026-05-31')).toEqual([
      { youthId: 'y-20', dates: ['2026-05-05'] },
      { youthId: 'y-8', dates: ['2026-05-04', '2026-05-20'] },
    ])
    expect(unlinked(links, facts, '2026-05-04')).toEqual([{ youthId: 'y-8', dates: ['2026-05-04'] }])
  })
})
