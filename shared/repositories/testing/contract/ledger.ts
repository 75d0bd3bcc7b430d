import { beforeEach, describe, expect, it } from 'vitest'
import { type Contact, contactExample } from '../../../../events/contact.ts'
import { type Void, voidExample } from '../../../../events/void.ts'
import type { Ledger } from '../../ledger.ts'

const recorded = { recordedAt: '2026-05-20T12:20:00.000Z', recordedBy: 'u-wang' }
const contact = { ...(contactExample as Contact), ...recorded }
const taken = { ...(voidExample as Void), ...recorded }
const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id).sort()

/** What every ledger does; `open` gives an empty one. */
export function ledgerContract(open: () => Promise<Ledger>): void {
  let ledger: Ledger
  beforeEach(async () => {
    ledger = await open()
  })

  it('takes an event once; a repeat gives the event as first recorded', async () => {
    const again = { ...contact, recordedAt: '2026-05-20T13:00:00.000Z', recordedBy: 'u-admin' }
    const taken = { event: contact, notes: ['notLinked'] }
    expect(await ledger.appendEvent('2026-05', contact, ['notLinked'])).toEqual({
      outcome: 'appended',
      ...taken,
    })
    expect(await ledger.appendEvent('2026-05', again)).toEqual({ outcome: 'repeated', ...taken })
    expect(await ledger.readMonthEvents('c-wang', '2026-05', true)).toEqual([contact])
  })

  it.each([
    ['another order of youths', { ...contact, youthIds: ['y-0002', 'y-0001'] }],
    ['the same instant in another zone', { ...contact, occurredAt: '2026-05-20T12:15:00Z' }],
    ['the same instant with a fraction', { ...contact, occurredAt: '2026-05-20T12:15:00.000Z' }],
  ])('repeats what is spelt otherwise: %s', async (_, other) => {
    await ledger.appendEvent('2026-05', contact)
    expect(await ledger.appendEvent('2026-05', other)).toMatchObject({ outcome: 'repeated', event: contact })
    expect(await ledger.readMonthEvents('c-wang', '2026-05', true)).toEqual([contact])
  })

  it('repeats whatever the order of the fields', async () => {
    const { youthIds, ...rest } = contact
    await ledger.appendEvent('2026-05', contact)
    expect((await ledger.appendEvent('2026-05', { youthIds, ...rest })).outcome).toBe('repeated')
  })

  it.each([
    ['a field changed', { ...contact, channel: 'phone' as const }],
    ['a field more', { ...taken, id: contact.id }],
    ['a field less', (({ note: _, ...less }) => less)(contact)],
    ['another youth', { ...contact, youthIds: ['y-0001', 'y-0003'] }],
    ['a moment later', { ...contact, occurredAt: '2026-05-20T12:15:00.0000001Z' }],
  ])('an id with other content is a conflict: %s', async (_, other) => {
    await ledger.appendEvent('2026-05', contact)
    expect(await ledger.appendEvent('2026-05', other)).toEqual({ outcome: 'conflict' })
    expect(await ledger.readMonthEvents('c-wang', '2026-05', true)).toEqual([contact])
  })

  it('takes one of many at the same moment', async () => {
    const same = Array.from({ length: 12 }, (_, n) =>
      ledger.appendEvent('2026-05', { ...contact, recordedAt: `2026-05-20T12:20:00.0${10 + n}Z` }),
    )
    const outcomes = await Promise.all(same)
    const events = outcomes.flatMap(appended => ('event' in appended ? [appended.event] : []))
    expect(outcomes.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1)
    expect(events).toHaveLength(12)
    expect(await ledger.readMonthEvents('c-wang', '2026-05', true)).toEqual([events[0]])
    expect(new Set(events.map(({ recordedAt }) => recordedAt)).size).toBe(1)
  })

  it('takes one of many contents at the same moment', async () => {
    const different = Array.from({ length: 12 }, (_, n) => ({ ...contact, note: `${n}` }))
    const outcomes = await Promise.all(different.map(event => ledger.appendEvent('2026-05', event)))
    const said = outcomes.map(({ outcome }) => outcome).sort()
    expect(said).toEqual(['appended', ...new Array(11).fill('conflict')])
    const winner = different[outcomes.findIndex(({ outcome }) => outcome === 'appended')]
    expect(await ledger.readMonthEvents('c-wang', '2026-05', true)).toEqual([winner])
  })

  it('finds one event by cadre, month and id', async () => {
    await ledger.appendEvent('2026-05', contact)
    expect(await ledger.findEvent('c-wang', '2026-05', contact.id)).toEqual(contact)
    expect(await ledger.findEvent('c-wang', '2026-06', contact.id)).toBeUndefined()
    expect(await ledger.findEvent('c-li', '2026-05', contact.id)).toBeUndefined()
    expect(await ledger.findEvent('c-wang', '2026-05', taken.id)).toBeUndefined()
  })

  describe.each([
    ['weakly', false],
    ['strongly', true],
  ])('a month read %s', (_, strong) => {
    it('has the events of that cadre and month, and no others', async () => {
      await ledger.appendEvent('2026-05', contact)
      await ledger.appendEvent('2026-05', taken)
      await ledger.appendEvent('2026-06', { ...contact, occurredAt: '2026-06-01T00:00:00+08:00' })
      await ledger.appendEvent('2026-05', { ...contact, cadreId: 'c-wang.2' })
      const events = await ledger.readMonthEvents('c-wang', '2026-05', strong)
      expect(ids(events)).toEqual(ids([contact, taken]))
      expect(events.find(({ id }) => id === contact.id)).toEqual(contact)
    })

    it('is empty where nothing was recorded', async () => {
      expect(await ledger.readMonthEvents('c-wang', '2026-05', strong)).toEqual([])
    })
  })

  it('reads a month of more than one page (1 MB)', async () => {
    const note = '字'.repeat(500)
    const youthIds = Array.from({ length: 200 }, (_, n) => `y-${n}`.padEnd(64, '0'))
    const many = Array.from({ length: 80 }, (_, n) => ({
      ...contact,
      id: `0197a2c4-5b00-7000-8000-0000000001${10 + n}`,
      youthIds,
      note,
    }))
    await Promise.all(many.map(event => ledger.appendEvent('2026-05', event)))
    expect(ids(await ledger.readMonthEvents('c-wang', '2026-05', false))).toEqual(ids(many))
  })
}
