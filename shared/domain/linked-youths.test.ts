import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { fold } from './ledger/fold.ts'
import { linkedYouths } from './linked-youths.ts'
import { huaian2016 } from './policy/huaian-2016.ts'
import type { Service } from './roster/roster.ts'
import { contact, demand, step, visit } from './testing/events.ts'
import { linksTo, youths } from './testing/world.ts'
import { ledgerZone } from './time/ledger-zone.ts'

const months = ['2025-12', '2026-03', '2026-04', '2026-05']
const of = (
  events: RecordedEvent[],
  date = '2026-05-20',
  links = linksTo(2),
  service: Service = { from: '2025-01-01' },
) => {
  const facts = months.map(month => fold(events, month, ledgerZone))
  return linkedYouths(huaian2016, { links, service }, facts, date).map(
    ({ youthId, last, silentDays, metThisYear, openDemands }) => ({
      youthId,
      last,
      silentDays,
      metThisYear,
      openDemands,
    }),
  )
}
const never = { last: null, metThisYear: false, openDemands: 0 }

describe('a linked youth', () => {
  it('was last reached by the latest personal contact or visit', () => {
    const events = [
      contact(1, '2026-03-31', { channel: 'wechat' }),
      contact(2, '2026-04-02', { channel: 'faceToFace' }),
      visit(3, '2026-04-30', { activity: 'themeDay', youthIds: ['y-2'] }),
    ]
    expect(of(events)).toEqual([
      {
        youthId: 'y-1',
        last: { on: '2026-04-02', by: 'faceToFace' },
        silentDays: 48,
        metThisYear: true,
        openDemands: 0,
      },
      {
        youthId: 'y-2',
        last: { on: '2026-04-30', by: 'visit', activity: 'themeDay' },
        silentDays: 20,
        metThisYear: true,
        openDemands: 0,
      },
    ])
  })

  it('is not reached by a greeting to many, nor by what comes later', () => {
    const events = [
      contact(1, '2026-05-19', { channel: 'wechat', youthIds: youths(11) }),
      visit(2, '2026-05-18', { youthIds: youths(31) }),
      contact(3, '2026-05-21'),
    ]
    expect(of(events)[0]).toEqual({ youthId: 'y-1', ...never, silentDays: 504 })
  })

  it('is not reached by what counts nowhere: before its link or the service of the cadre', () => {
    const events = [
      visit(1, '2026-04-09', { youthIds: ['y-1', 'y-2'] }),
      contact(2, '2026-04-10', { channel: 'wechat', youthIds: ['y-1', 'y-2'] }),
      contact(3, '2026-04-11', { channel: 'faceToFace' }),
      demand(4, '2026-04-09'),
    ]
    const links = [...linksTo(2, { since: '2026-04-12' }), ...linksTo(1, { until: '2026-04-11' })]
    const reached = { on: '2026-04-10', by: 'online' }
    expect(of(events, '2026-05-20', links, { from: '2026-04-10' })).toEqual([
      { youthId: 'y-1', ...never, last: reached, silentDays: 38 },
      { youthId: 'y-2', ...never, silentDays: 38 },
    ])
  })

  it('was not met this year by a call, nor by a meeting of the year before', () => {
    const events = [contact(1, '2025-12-31', { channel: 'faceToFace' }), contact(2, '2026-03-01')]
    expect(of(events)[0]?.metThisYear).toBe(false)
  })

  it('is silent from the day on which the link began', () => {
    const links = linksTo(1, { since: '2026-05-15' })
    expect(of([contact(1, '2026-03-01')], '2026-05-20', links)[0]?.silentDays).toBe(5)
  })

  it('has the demands that are not settled', () => {
    const events = [
      demand(1, '2026-03-01'),
      demand(2, '2026-03-02'),
      step(3, '2026-03-05', 'resolve', 2),
      demand(4, '2026-03-03', { category: 'suggestion' }),
      step(5, '2026-03-06', 'escalate', 4),
      demand(6, '2026-05-02', { youthId: 'y-2' }),
    ]
    expect(of(events).map(({ openDemands }) => openDemands)).toEqual([1, 1])
  })

  it('is one only while the link lasts', () => {
    const links = [...linksTo(1, { until: '2026-05-20' }), ...linksTo(1, { since: '2026-05-21' })]
    expect(of([], '2026-05-20', links)).toEqual([])
  })
})
