import { describe, expect, it } from 'vitest'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, feedback, id, visit } from '../testing/events.ts'
import { inputsOf, type Scenario, sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { canonicalInput, digest } from './digest.ts'

const run = (scenario: Scenario, asOf = '2026-05-31', policy = huaian2016) => {
  const { facts, confirmations } = inputsOf(scenario, 'c-1', '2026-05', policy)
  return digest(policy, sliceOf(scenario, 'c-1'), facts, '2026-05', asOf, confirmations)
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
      digest(
        huaian2016,
        { ...slice, links: slice.links.toReversed() },
        reordered.reverse() as never,
        '2026-05',
        '2026-05-31',
        confirmations.toReversed(),
      ),
    ).toBe(run(base))
  })

  it('pins the canonical form', () => {
    expect(run(world([]))).toBe('22315758ed701b0652103ade54898c0720242a75af8308593c8ab2cb3c2aaad3')
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
    ['service', world(events, { serviceFrom: '2025-01-02' })],
    ['the confirmed date', world([...events.slice(0, 2), contact(3, '2026-04-05'), ...events.slice(3)])],
  ])('changes with %s', (_, scenario) => {
    expect(run(scenario)).not.toBe(run(base))
  })

  it('changes with D, and with the version of the policy', () => {
    expect(run(base, '2026-05-30')).not.toBe(run(base))
    expect(run(base, '2026-05-31', { ...huaian2016, version: 2 })).not.toBe(run(base))
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
    [
      'a rival who changes nothing',
      world(events, {}, [...linksTo(10), { ...linksTo(1)[0], cadreId: 'r-1' } as never]),
    ],
  ])('does not change with %s', (_, scenario) => {
    expect(run(scenario)).toBe(run(base))
  })

  it('holds neither phone nor post', () => {
    const { facts } = inputsOf(base, 'c-1', '2026-05')
    const input = canonicalInput(huaian2016, sliceOf(base, 'c-1'), facts, '2026-05', '2026-05-31')
    expect(input).toContain('王建国')
    expect(input).not.toMatch(/13800000001|副书记/)
  })
})
