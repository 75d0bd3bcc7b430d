import { describe, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { huaian2016 } from '../domain/policy/huaian-2016.ts'
import { goldenOf } from '../domain/testing/goldens.ts'
import type { Scenario } from '../domain/testing/scenario.ts'
import { readInputs } from './inputs.ts'
import { worldOf } from './testing/world.ts'

const { scenario: overlapping } = goldenOf('01')
const [cadre] = goldenOf('10').scenario.cadres as [Scenario['cadres'][number]]
const recorded = { cadreId: 'c-wang', recordedBy: 'u', recordedAt: '2026-06-20T00:00:00.000Z' }
const idOf = (n: number) => `0197a2c4-5b00-7000-8000-00000000000${n}`
const contact = (n: number, occurredAt: string): RecordedEvent => ({
  ...recorded,
  type: 'contact',
  id: idOf(n),
  occurredAt,
  channel: 'wechat',
  youthIds: ['y01'],
  purpose: 'topic',
})
const confirming = (n: number, confirms: string): RecordedEvent => ({
  ...recorded,
  type: 'feedback',
  id: idOf(n),
  occurredAt: '2026-06-18T12:00:00+08:00',
  youthId: 'y01',
  score: 4,
  source: 'app',
  confirms,
})

/** A cadre who serves since March, with these events. */
const confirmed = (...events: RecordedEvent[]) => confirmedSince('2026-03-05', events)

async function confirmedSince(serviceFrom: string, events: RecordedEvent[]) {
  const world = await worldOf({
    ...goldenOf('10').scenario,
    cadres: [{ ...cadre, cadreId: 'c-wang', serviceFrom }],
    links: [],
    events,
  })
  const readMonthEvents = vi.spyOn(world.ledger, 'readMonthEvents')
  const inputs = await readInputs(world, huaian2016, 'c-wang', '2026-06', '2026-06-30')
  const months = readMonthEvents.mock.calls.map(([, month]) => month)
  readMonthEvents.mockRestore()
  return { confirmations: inputs?.confirmations, months }
}

describe('what a feedback confirms', () => {
  test('is in its own month mostly: then no ledger is read', async () => {
    const own = [contact(1, '2026-06-10T12:00:00+08:00'), confirming(2, idOf(1))]
    expect(await confirmed(...own)).toEqual({ confirmations: [], months: [] })
    expect(await confirmed()).toEqual({ confirmations: [], months: [] })
  })

  test('is looked for month by month, backwards, until found', async () => {
    const april = [contact(1, '2026-04-10T12:00:00+08:00'), confirming(2, idOf(1))]
    expect(await confirmed(...april)).toEqual({
      confirmations: [{ youthId: 'y01', on: '2026-06-18', contactOn: '2026-04-10' }],
      months: ['2026-05', '2026-04'],
    })
  })

  test('may be several things in several months', async () => {
    const events = [
      contact(1, '2026-05-10T12:00:00+08:00'),
      contact(2, '2026-03-10T12:00:00+08:00'),
      confirming(3, idOf(1)),
      confirming(4, idOf(2)),
    ]
    const { confirmations, months } = await confirmed(...events)
    expect(confirmations?.map(({ contactOn }) => contactOn)).toEqual(['2026-05-10', '2026-03-10'])
    expect(months).toEqual(['2026-05', '2026-04', '2026-03'])
  })

  test('is not waited for long where the cadre serves for ages: months are read side by side, three years of them', async () => {
    const { confirmations, months } = await confirmedSince('0001-01-01', [
      contact(1, '2024-04-10T12:00:00+08:00'),
      confirming(2, idOf(1)),
      confirming(3, idOf(9)),
    ])
    expect(confirmations).toEqual([{ youthId: 'y01', on: '2026-06-18', contactOn: '2024-04-10' }])
    expect([months.length, months.at(-1)]).toEqual([36, '2023-06'])
  })

  test('is not looked for before the cadre served', async () => {
    expect(await confirmed(confirming(1, idOf(9)))).toEqual({
      confirmations: [],
      months: ['2026-05', '2026-04', '2026-03'],
    })
  })
})

describe('the service of rivals', () => {
  test('is asked only where three others come before', async () => {
    const world = await worldOf(overlapping)
    const services = vi.spyOn(world.roster, 'readServices')
    const asked: Record<string, readonly string[]> = {}
    for (const { cadreId } of overlapping.cadres) {
      await readInputs(world, huaian2016, cadreId, '2026-03', '2026-03-31')
      asked[cadreId] = services.mock.calls.at(-1)?.[0] ?? []
      services.mockClear()
    }
    for (const [cadreId, rivals] of Object.entries(asked)) {
      expect(rivals).not.toContain(cadreId)
      expect([0, 3, 4, 5]).toContain(rivals.length)
    }
    expect(Object.values(asked).some(rivals => rivals.length === 0)).toBe(true)
    expect(Object.values(asked).some(rivals => rivals.length >= 3)).toBe(true)
  })
})

test('who does not serve, or is nobody, has no inputs', async () => {
  const world = await worldOf(overlapping)
  expect(await readInputs(world, huaian2016, 'c-nobody', '2026-03', '2026-03-31')).toBeUndefined()
  expect(await readInputs(world, huaian2016, 'c0', '2020-03', '2020-03-31')).toBeUndefined()
})
