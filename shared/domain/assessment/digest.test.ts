import { describe, expect, it } from 'vitest'
import { emptyFacts, type MonthFacts } from '../ledger/facts.ts'
import { hashOf } from '../ledger/meaning.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, feedback, id, step, visit, voiding } from '../testing/events.ts'
import { inputsOf, type Scenario, sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { workingDaysOf } from '../time/working-days.ts'
import { assess, assessWithDigest } from './assess.ts'
import { type AssessmentContext, contextOf } from './context.ts'
import { canonicalInput, digest } from './digest.ts'

const run = (scenario: Scenario, asOf = '2026-05-31', policy = huaian2016) => {
  const { facts, confirmations } = inputsOf(scenario, 'c-1', '2026-05', policy)
  return digest([policy, sliceOf(scenario, 'c-1'), facts, '2026-05', asOf, confirmations])
}

const events = [
  contact(1, '2026-05-04'),
  visit(2, '2026-05-05'),
  contact(3, '2026-03-05', { youthIds: youths(10) }),
  feedback(4, '2026-05-06', { confirms: id(3) }),
]
const base = world(events)

describe('the digest', () => {
  it('is SHA-256 in hex, and always the same for the same inputs', () => {
    expect(run(base)).toMatch(/^[0-9a-f]{64}$/)
    const { facts, confirmations } = inputsOf(base, 'c-1', '2026-05')
    const slice = sliceOf(base, 'c-1')
    const stored = JSON.parse(JSON.stringify(facts)) as typeof facts
    const reordered = stored.map(known => Object.fromEntries(Object.entries(known).reverse()))
    expect(
      digest([
        huaian2016,
        { ...slice, links: slice.links.toReversed() },
        reordered.reverse() as never,
        '2026-05',
        '2026-05-31',
        confirmations.toReversed(),
      ]),
    ).toBe(run(base))
  })

  it('pins the canonical form', () => {
    expect(run(world([]))).toBe('f5d385f44b6b302c30f607ed55efd499b17393555338f460ff5987454102a380')
  })

  it('of a cadre not assessed is null', () => {
    expect(run(world(events, { serviceFrom: '2026-06-01' }))).toBeNull()
  })

  it.each<[string, Scenario]>([
    ['another event', world([...events, contact(9, '2026-05-09')])],
    ['a link', world(events, {}, linksTo(9))],
    ['a link ended by D', world(events, {}, linksTo(10, { until: '2026-05-31' }))],
    ['the quota', world(events, { category: 'partTimeLarge', quota: 12 })],
    ['an account', world(events, { accounts: [{ platform: 'qq', displayName: '王建国' }] })],
    ['a leave', world(events, { leaves: [{ since: '2026-05-04', until: '2026-05-05' }] })],
    ['service', world(events, { serviceFrom: '2025-01-02' })],
    ['the confirmed date', world([...events.slice(0, 2), contact(3, '2026-04-05'), ...events.slice(3)])],
  ])('changes with %s', (_, scenario) => {
    expect(run(scenario)).not.toBe(run(base))
  })

  it('changes with D, and with the version of the policy', () => {
    expect(run(base, '2026-05-30')).not.toBe(run(base))
    expect(run(base, '2026-05-31', { ...huaian2016, version: 2 })).not.toBe(run(base))
    expect(run(base, '2026-05-31', { ...huaian2016, minRaters: 6 })).not.toBe(run(base))
  })

  it('changes with a working day of a week that counts, where half-days are due', () => {
    const owes = world(events, { category: 'fullTime' })
    const by = (scenario: Scenario, days: [date: string, isOffDay: boolean][]) => {
      const { facts } = inputsOf(scenario, 'c-1', '2026-05')
      const notice = { year: 2026, version: 1, papers: [] }
      const moved = days.map(([date, isOffDay]) => ({ name: '', date, isOffDay }))
      const workingDays = workingDaysOf([{ ...notice, days: moved }])
      return digest([
        huaian2016,
        { ...sliceOf(scenario, 'c-1'), workingDays },
        facts,
        '2026-05',
        '2026-05-31',
      ])
    }
    expect(by(owes, [['2026-05-20', true]])).not.toBe(by(owes, []))
    expect(by(owes, [['2026-06-01', true]])).toBe(by(owes, []))
    expect(by(base, [['2026-05-20', true]])).toBe(by(base, []))
  })

  it('is another by another key, and none without', () => {
    const input = [huaian2016, sliceOf(base, 'c-1'), [], '2026-05', '2026-05-31'] as const
    const digests = [undefined, 'one', 'two'].map(key => digest([...input], key))
    expect(new Set(digests).size).toBe(3)
    expect(digests[1]).toMatch(/^[0-9a-f]{64}$/)
    expect(assessWithDigest([...input], 'one')).toEqual({ ...assess(...input), digest: digests[1] })
  })

  it.each<[string, Scenario]>([
    ['a phone or a post', world(events, { mobile: '13900000000', post: '书记' })],
    ['a link ended after D', world(events, {}, linksTo(10, { until: '2026-06-01' }))],
    [
      'a link begun after D',
      world(events, {}, [...linksTo(10), { ...linksTo(11)[10], since: '2026-06-01' } as never]),
    ],
    ['the end of service after D', world(events, { serviceUntil: '2026-06-01' })],
    ['an event of the next month', world([...events, contact(9, '2026-06-01')])],
    ['an event that was voided', world([...events, contact(9, '2026-05-09'), voiding(10, '2026-05-10', 9)])],
    [
      'the hour of an event',
      world([contact(1, '2026-05-04', { occurredAt: '2026-05-04T09:00:00+08:00' }), ...events.slice(1)]),
    ],
    [
      'an event that came late',
      world([contact(1, '2026-05-04', { recordedAt: '2026-07-01T00:00:00Z' }), ...events.slice(1)]),
    ],
    ['a leave after D', world(events, { leaves: [{ since: '2026-06-01', until: '2026-06-09' }] })],
    [
      'a rival who changes nothing',
      world(events, {}, [...linksTo(10), { ...linksTo(1)[0], cadreId: 'r-1' } as never]),
    ],
  ])('does not change with %s', (_, scenario) => {
    expect(run(scenario)).toBe(run(base))
  })

  it('as of a day of the month does not change with what came after', () => {
    const later = world([
      ...events,
      contact(9, '2026-05-21', { youthIds: youths(3, 4) }),
      contact(10, '2026-05-21'),
      visit(11, '2026-05-22', { youthIds: ['y-9'] }),
      feedback(12, '2026-05-23', { youthId: 'y-7', demand: { category: 'confusion', text: '…' } }),
      step(13, '2026-05-24', 'respond', 12),
      feedback(14, '2026-05-24', { confirms: id(1) }),
    ])
    expect(run(later, '2026-05-20')).toBe(run(base, '2026-05-20'))
    expect(run(later, '2026-05-21')).not.toBe(run(base, '2026-05-21'))
  })

  it('does not change with the version of the fold, but with its meaning', () => {
    const { facts } = inputsOf(base, 'c-1', '2026-05')
    const month = facts.at(-1) as MonthFacts
    expect(hashOf({ ...month, events: 99, late: 7, awaited: [] })).toBe(month.hash)
    expect(hashOf({ ...month, youths: [...month.youths, 'y-never'] })).toBe(month.hash)
    expect(hashOf({ ...month, ratings: [] })).not.toBe(month.hash)
    expect(hashOf(emptyFacts('2026-05'))).toBe('')
  })

  it('holds neither phone nor post', () => {
    const { facts } = inputsOf(base, 'c-1', '2026-05')
    const slice = sliceOf(base, 'c-1')
    const ctx = contextOf(huaian2016, slice, facts, '2026-05', '2026-05-31') as AssessmentContext
    const input = canonicalInput(ctx, slice).join()
    expect(input).toContain('王建国')
    expect(input).not.toMatch(/13800000001|副书记/)
  })
})
