import { beforeEach, describe, expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import type { RecordedEvent } from '../../events/index.ts'
import { voidExample } from '../../events/void.ts'
import { emptyFacts, type MonthFacts } from '../../shared/domain/ledger/facts.ts'
import { fingerprint } from '../../shared/domain/ledger/fingerprint.ts'
import { hashOf } from '../../shared/domain/ledger/meaning.ts'
import { demand, id, step } from '../../shared/domain/testing/events.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import { memoryFacts } from '../../shared/repositories/testing/memory.ts'
import { project } from './project.ts'

const recorded = { recordedAt: '2026-05-20T12:20:00.000Z', recordedBy: 'u-wang' }
const contact: RecordedEvent = { ...contactExample, ...recorded }
const voided: RecordedEvent = { ...voidExample, ...recorded, recordedAt: '2026-05-23T00:00:01.000Z' }
const phoned: RecordedEvent = {
  ...contactExample,
  ...recorded,
  id: '0197a2c4-5b00-7000-8000-000000000010',
  channel: 'phone',
  youthIds: ['y-0003'],
}
const hashed = (facts: MonthFacts): MonthFacts => ({ ...facts, hash: hashOf(facts) })
/** What the three amount to: the contact of two on the 20th, the call to one. */
const both = hashed({
  ...emptyFacts('2026-05'),
  events: 2,
  youths: ['y-0001', 'y-0002', 'y-0003'],
  online: [
    [2, 1 << 19],
    [2, 1 << 19],
  ],
  phone: [0, 0, 1 << 19],
})
const called = hashed({ ...emptyFacts('2026-05'), events: 3, youths: ['y-0003'], phone: [1 << 19] })

/** A ledger of which weak reads see only what they are told; remembers how it was read. */
function ledgerOf(all: readonly RecordedEvent[], weak: readonly RecordedEvent[] = all) {
  const reads: string[] = []
  return {
    reads,
    readMonthEvents: async (_cadreId: string, _month: string, strong: boolean) => {
      reads.push(strong ? 'strong' : 'weak')
      return [...(strong ? all : weak)]
    },
    findEvent: async (_cadreId: string, _month: string, id: string) => {
      reads.push('one')
      return all.find(event => event.id === id)
    },
  }
}

let facts: FactsStore
const listDemands = async () => {}
const view = () => facts.readFacts('c-wang', '2026-05')
const projecting = (ledger: ReturnType<typeof ledgerOf>, ...awaited: RecordedEvent[]) =>
  project(
    { ledger, facts, listDemands },
    'c-wang',
    '2026-05',
    awaited.map(({ id }) => id),
  )

beforeEach(() => {
  facts = memoryFacts()
})

describe('the view of a month', () => {
  const load = { work: 2, participations: 3, youths: 3, voices: 0, voids: 0 }

  test('is the fold of its partition, with its fingerprint and load', async () => {
    expect(await projecting(ledgerOf([contact, phoned]), contact)).toBe('written')
    expect(await view()).toEqual({ facts: both, version: 1, load, ...fingerprint([contact, phoned]) })
  })

  test('follows the ledger', async () => {
    await projecting(ledgerOf([contact, phoned]), contact)
    expect(await projecting(ledgerOf([phoned, voided, contact]), voided)).toBe('written')
    expect(await view()).toEqual({
      facts: called,
      version: 2,
      load: { ...load, voids: 1 },
      ...fingerprint([contact, phoned, voided]),
    })
  })

  test('is left alone by a repeat', async () => {
    await projecting(ledgerOf([contact, phoned]), contact)
    const ledger = ledgerOf([phoned, contact])
    expect(await projecting(ledger, contact, phoned)).toBe('unchanged')
    expect(await view()).toMatchObject({ version: 1 })
    expect(ledger.reads).toEqual(['weak'])
  })
})

describe('one more event of a full month', () => {
  const many = Array.from(
    { length: 30 },
    (_, n): RecordedEvent => ({
      ...contact,
      id: `0197a2c4-5b00-7000-8000-0000000001${10 + n}`,
      recordedAt: `2026-05-20T12:20:${10 + n}.000Z`,
    }),
  )
  const [last] = many.splice(-1) as [RecordedEvent]

  test('is read by itself, and the view is the fold of all', async () => {
    await projecting(ledgerOf(many), many[0] as RecordedEvent)
    const ledger = ledgerOf([...many, last])
    expect(await projecting(ledger, last)).toBe('written')
    expect(ledger.reads).toEqual(['one'])
    const grown = await view()
    facts = memoryFacts()
    await projecting(ledgerOf([...many, last]), last)
    expect(grown).toEqual({ ...(await view()), version: 2 })
  })

  test('that was delivered twice is found in the whole month', async () => {
    await projecting(ledgerOf([...many, last]), last)
    const ledger = ledgerOf([...many, last])
    expect(await projecting(ledger, last)).toBe('unchanged')
    expect(ledger.reads).toEqual(['one', 'weak'])
  })

  test('together with so many others is cheaper to read with the whole month', async () => {
    await projecting(ledgerOf(many), many[0] as RecordedEvent)
    const later = { ...phoned, recordedAt: '2026-05-20T12:21:00.000Z' }
    const ledger = ledgerOf([...many, last, later])
    expect(await projecting(ledger, last, later)).toBe('written')
    expect(ledger.reads).toEqual(['weak'])
  })
})

describe('a weak read', () => {
  test('that has all that is awaited is enough', async () => {
    const ledger = ledgerOf([contact, phoned], [phoned])
    await projecting(ledger, phoned)
    expect(ledger.reads).toEqual(['weak'])
    expect((await view())?.count).toBe(1)
  })

  test('that lacks an awaited event is repeated strongly', async () => {
    const ledger = ledgerOf([contact, phoned], [phoned])
    await projecting(ledger, contact)
    expect(ledger.reads).toEqual(['weak', 'strong'])
    expect((await view())?.facts).toEqual(both)
  })

  test('that lacks what the view was folded from is repeated strongly', async () => {
    await projecting(ledgerOf([contact]), contact)
    const ledger = ledgerOf([contact, phoned], [phoned])
    await projecting(ledger, phoned)
    expect(ledger.reads).toEqual(['weak', 'strong'])
    expect((await view())?.facts).toEqual(both)
  })

  test('that is empty never empties a view', async () => {
    await projecting(ledgerOf([contact, phoned]), contact)
    expect(await projecting(ledgerOf([contact, phoned], []))).toBe('unchanged')
    expect((await view())?.facts).toEqual(both)
  })
})

test('a view that another version of the fold wrote is folded anew, once', async () => {
  const older = { ...fingerprint([contact]), facts: { v: 0, month: '2026-05' } as never, version: 1 }
  await facts.writeFacts('c-wang', '2026-05', older)
  expect(await projecting(ledgerOf([contact]))).toBe('written')
  expect(await view()).toMatchObject({ facts: { events: 1, youths: ['y-0001', 'y-0002'] }, version: 2 })
  expect(await projecting(ledgerOf([contact]))).toBe('unchanged')
})

test('an event that is announced but not in the ledger is an error, and nothing is written', async () => {
  await expect(projecting(ledgerOf([contact]), contact, voided)).rejects.toThrow('not in the ledger')
  expect(await view()).toBeUndefined()
})

describe('of two projectors at once', () => {
  test('the slower starts anew', async () => {
    const slow = ledgerOf([contact, phoned])
    const overtaken = {
      ...slow,
      readMonthEvents: async (...asked: Parameters<typeof slow.readMonthEvents>) => {
        if (slow.reads.length === 0) await projecting(ledgerOf([contact]), contact)
        return slow.readMonthEvents(...asked)
      },
    }
    expect(await projecting(overtaken, phoned)).toBe('written')
    expect(slow.reads).toEqual(['weak', 'weak'])
    expect(await view()).toMatchObject({ facts: both, version: 2 })
  })

  test('the slower is done where the quicker had its events in, whatever else came since', async () => {
    const other: RecordedEvent = {
      ...phoned,
      id: '0197a2c4-5b00-7000-8000-000000000011',
      recordedAt: '2026-05-21T12:20:00.000Z',
    }
    const all = [contact, phoned]
    let races = 0
    const racing = {
      readFacts: facts.readFacts,
      // Somebody else folds what is there, and one more event comes.
      writeFacts: async (...asked: Parameters<FactsStore['writeFacts']>) => {
        if (races++ > 0) return facts.writeFacts(...asked)
        await projecting(ledgerOf([contact, phoned]), contact)
        all.push(other)
        return false
      },
    }
    const ledger = { readMonthEvents: async () => [...all], findEvent: async () => undefined }
    expect(await project({ ledger, facts: racing, listDemands }, 'c-wang', '2026-05', [phoned.id])).toBe(
      'unchanged',
    )
    expect(races).toBe(1)
    expect(await view()).toMatchObject({ facts: both, version: 1 })
    expect(await projecting(ledgerOf(all), other)).toBe('written')
  })

  test('its demands are listed, once more where a crash came between', async () => {
    const listed: string[] = []
    const all: RecordedEvent[] = [demand(1, '2026-05-10', { cadreId: 'c-wang' })]
    let crashes = 1
    const deps = {
      ledger: ledgerOf(all),
      facts,
      listDemands: async (cadreId: string) => {
        if (crashes-- > 0) throw new Error('crashed')
        listed.push(cadreId)
      },
    }
    const take = (...events: RecordedEvent[]) => {
      all.push(...events)
      return project({ ...deps, ledger: ledgerOf(all) }, 'c-wang', '2026-05', [all.at(-1)?.id ?? ''])
    }
    await expect(take()).rejects.toThrow('crashed')
    expect([await take(), await take(), listed]).toEqual(['unchanged', 'unchanged', ['c-wang']])
    expect(await take(phoned)).toBe('written')
    expect(listed).toHaveLength(1)
    expect(await take({ ...step(2, '2026-05-11', 'respond', 1), cadreId: 'c-wang' })).toBe('written')
    expect([listed.length, (await view())?.stepIds]).toEqual([2, [id(2)]])
  })

  test('one that never gets its turn gives up, for the queue to try again', async () => {
    const ledger = ledgerOf([contact])
    const refusing = { readFacts: facts.readFacts, writeFacts: async () => false }
    const hopeless = project({ ledger, facts: refusing, listDemands }, 'c-wang', '2026-05', [contact.id])
    await expect(hopeless).rejects.toThrow('5 times in a row')
    expect(ledger.reads).toHaveLength(5)
  })
})
