import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { attentionOf } from './attention.ts'
import { fold } from './ledger/fold.ts'
import { huaian2016 } from './policy/huaian-2016.ts'
import { contact, demand, step, visit } from './testing/events.ts'
import { youths } from './testing/world.ts'
import { ledgerZone } from './time/ledger-zone.ts'

const months = ['2026-02', '2026-03', '2026-04', '2026-05']
const of = (events: RecordedEvent[], from = '2025-01-01', more = {}) =>
  attentionOf(
    huaian2016,
    { service: { from }, facts: months.map(month => fold(events, month, ledgerZone)), ...more },
    '2026-05-20',
  )

describe('who may need help', () => {
  it('is silent since the month before', () => {
    expect(of([contact(1, '2026-03-31')])).toEqual([{ why: 'silent', since: '2026-04-01' }])
    expect(of([contact(1, '2026-04-01')])).toEqual([])
    expect(of([visit(1, '2026-05-19')])).toEqual([])
  })

  it('reaches fewer youths month by month', () => {
    const reach = (month: string, n: number) =>
      contact(Number(month), `2026-${month}-10`, { youthIds: youths(n) })
    expect(of([reach('02', 9), reach('03', 5), reach('04', 4)])).toEqual([
      { why: 'dropping', youths: [9, 5, 4] },
    ])
    expect(of([reach('02', 9), reach('03', 5), reach('04', 5)])).toEqual([])
  })

  it('has open demands', () => {
    const events = [contact(9, '2026-05-01'), demand(1, '2026-05-02'), demand(2, '2026-05-18')]
    expect(of(events)).toEqual([{ why: 'openDemands', open: 2, overdue: 1 }])
    expect(of([...events, step(3, '2026-05-19', 'resolve', 1), step(4, '2026-05-19', 'resolve', 2)])).toEqual(
      [],
    )
    expect(of(events, '2026-05-03')).toEqual([
      { why: 'openDemands', open: 1, overdue: 0 },
      { why: 'new', since: '2026-05-03' },
    ])
  })

  it('is new, and not called silent for it', () => {
    expect(of([], '2026-05-01')).toEqual([{ why: 'new', since: '2026-05-01' }])
  })

  it('was kept back', () => {
    const keptBack = { month: '2026-04', reason: 'calendar_missing' }
    expect(of([contact(1, '2026-05-01')], '2025-01-01', { keptBack })).toEqual([
      { why: 'keptBack', ...keptBack },
    ])
  })
})
