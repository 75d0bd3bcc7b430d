import { expect, it } from 'vitest'
import { fold } from './ledger/fold.ts'
import { plannedVisits } from './planned-visits.ts'
import { visit } from './testing/events.ts'
import { ledgerZone } from './time/ledger-zone.ts'

const events = [visit(1, '2026-10-30'), visit(2, '2026-11-09'), visit(3, '2026-11-10', { baseId: 'b-3' })]
const facts = ['2026-10', '2026-11'].map(month => fold(events, month, ledgerZone))
const service = { from: '2026-01-01' }
const base = (baseId: string, plannedOn: string, since = '2026-11-01') => ({ baseId, plannedOn, since })

it('compares planned and done', () => {
  const bases = [
    base('b-1', '2026-11-05'),
    base('b-2', '2026-11-06'),
    base('b-3', '2026-12-03'),
    base('b-4', '2026-12-04'),
  ]
  expect(
    plannedVisits({ bases, service }, facts, '2026-11-25').map(({ baseId, visitedOn, state, daysLate }) => [
      baseId,
      visitedOn,
      state,
      daysLate,
    ]),
  ).toEqual([
    ['b-1', '2026-11-09', 'visited', 4],
    ['b-2', null, 'late', 19],
    ['b-3', '2026-11-10', 'visited', 0],
    ['b-4', null, 'due', 0],
  ])
})

it('counts only visits while the base was assigned, up to the date', () => {
  const [early] = plannedVisits(
    { bases: [base('b-1', '2026-10-05', '2026-10-01')], service },
    facts,
    '2026-10-31',
  )
  expect(early?.visitedOn).toBe('2026-10-30')
  const [ended] = plannedVisits(
    { bases: [{ ...base('b-1', '2026-11-05'), until: '2026-11-09' }], service },
    facts,
    '2026-11-25',
  )
  expect(ended?.visitedOn).toBeNull()
})

it('counts no visit of a day out of service', () => {
  const bases = [base('b-1', '2026-10-05', '2026-10-01')]
  const visited = (from: string, until: string) =>
    plannedVisits({ bases, service: { from, until } }, facts, '2026-11-25')[0]?.visitedOn
  expect(visited('2026-10-31', '2026-11-20')).toBe('2026-11-09')
  expect(visited('2026-10-31', '2026-11-09')).toBeNull()
})
