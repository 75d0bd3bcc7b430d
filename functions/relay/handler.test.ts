import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { demandExample, stepExample } from '../../events/demand.ts'
import { feedbackExample } from '../../events/feedback.ts'
import type { RecordedEvent } from '../../events/index.ts'
import { visitExample } from '../../events/visit.ts'
import { voidExample } from '../../events/void.ts'
import type { Bus } from '../../shared/aws/bus/publish.ts'
import { fakeEventBridge, take } from '../../shared/aws/bus/testing/event-bridge.ts'
import { compressJson } from '../../shared/aws/compressed-json.ts'
import type { Item } from '../../shared/aws/items/items.ts'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import type { StreamRecord } from '../../shared/aws/stream.ts'
import { insertOf, putOf } from '../../shared/aws/testing/stream-record.ts'
import { unannouncedOn } from '../../shared/repositories/roster/unannounced.ts'
import { build } from './handler.ts'
import { fromParked } from './parked.ts'

vi.spyOn(console, 'warn').mockImplementation(() => {})
vi.spyOn(console, 'error').mockImplementation(() => {})

const recorded = { recordedAt: '2026-05-24T01:02:03.004Z', recordedBy: 'subject-13800000001' }
const contact: RecordedEvent = { ...contactExample, ...recorded }
const record = (n: number, event: RecordedEvent = contact) =>
  insertOf({ ...event, id: `id-${n}` }, '2026-05', `${1000 + n}`)
const poison = (n: number): StreamRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: `${1000 + n}`, NewImage: { pk: { S: 'broken' } } },
})
const failed = (...numbers: number[]) => ({
  batchItemFailures: numbers.map(n => ({ itemIdentifier: `${1000 + n}` })),
})
const idOf = (entry: { Detail?: string | undefined }) => JSON.parse(entry.Detail ?? '').id

/** A relay on a bus, with what it parked and noted as announced. */
function relayOn(bus: Bus, now = '2026-05-24T01:02:04Z') {
  const parked: unknown[] = []
  const park = async (messages: readonly unknown[]) => void parked.push(...messages)
  const noted: Item[] = []
  const unannounced = {
    ...unannouncedOn(memoryItems()),
    markAnnounced: async (audit: Item) => void noted.push(audit),
  }
  return { relay: build({ bus, park, unannounced, now: () => new Date(now) }), parked, noted }
}

async function relayed(event: RecordedEvent) {
  const { bus, taken } = fakeEventBridge()
  expect(await relayOn(bus).relay({ Records: [insertOf(event, '2026-05', '1')] })).toEqual(failed())
  return { ...taken[0], Detail: JSON.parse(taken[0]?.Detail ?? '') }
}

describe('an event on the bus', () => {
  test('has the type, the time and the month of its record', async () => {
    expect(await relayed(contact)).toEqual({
      EventBusName: 'baixin',
      Source: 'baixin',
      DetailType: 'contact',
      Time: new Date('2026-05-24T01:02:03.004Z'),
      Detail: {
        type: 'contact',
        id: contactExample.id,
        cadreId: 'c-wang',
        month: '2026-05',
        occurredAt: '2026-05-20T20:15:00+08:00',
        recordedAt: '2026-05-24T01:02:03.004Z',
        channel: 'wechat',
        purpose: 'listen',
        youthIds: ['y-0001', 'y-0002'],
      },
    })
  })

  test('keeps the category of a demand raised in a feedback, but not the score', async () => {
    const demand = { category: 'difficulty', text: '租房押金' } as const
    const { Detail } = await relayed({ ...feedbackExample, demand, comment: '很好', ...recorded })
    expect(Detail).toMatchObject({ youthId: 'y-0001', demand: { category: 'difficulty' } })
    expect(Detail).not.toHaveProperty('score')
  })

  test.each<RecordedEvent>([
    { ...contactExample, note: 'SECRET', ...recorded },
    { ...visitExample, note: 'SECRET', ...recorded },
    { ...feedbackExample, comment: 'SECRET', demand: { category: 'confusion', text: 'SECRET' }, ...recorded },
    { ...demandExample, text: 'SECRET', ...recorded },
    { ...stepExample, type: 'escalate', to: 'SECRET', text: 'SECRET', ...recorded },
    { ...voidExample, reason: 'SECRET', ...recorded },
  ])('of a $type carries neither free text nor who recorded it', async event => {
    expect(JSON.stringify(await relayed(event))).not.toMatch(/SECRET|13800000001/)
  })
})

test('only what was inserted is published', async () => {
  const { bus, calls } = fakeEventBridge()
  const changes = ['MODIFY', 'REMOVE'].map(eventName => ({ ...record(0), eventName }))
  expect(await relayOn(bus).relay({ Records: changes })).toEqual(failed())
  expect(calls).toEqual([])
})

describe('what fails is reported alone, and its neighbours are published', () => {
  test('entries that EventBridge refuses', async () => {
    const { bus, taken } = fakeEventBridge(entry =>
      ['id-3', 'id-14'].includes(idOf(entry)) ? { ErrorCode: 'ThrottlingException' } : take(entry),
    )
    const Records = Array.from({ length: 20 }, (_, n) => record(n))
    expect(await relayOn(bus).relay({ Records })).toEqual(failed(3, 14))
    expect(taken.length).toBe(18)
  })

  test('records that are no events, which are parked whole: they would fail again', async () => {
    const { bus, taken } = fakeEventBridge()
    const { relay, parked } = relayOn(bus)
    const noImage = { eventName: 'INSERT', dynamodb: { SequenceNumber: '1003' } }
    const Records = [record(0), poison(1), record(2), noImage, record(4)]
    expect(await relay({ Records })).toEqual(failed())
    expect(taken.map(idOf)).toEqual(['id-0', 'id-2', 'id-4'])
    expect(parked.map(fromParked)).toEqual([poison(1), noImage])
  })

  test('an event above the limit, which is parked', async () => {
    const { bus, taken } = fakeEventBridge()
    const { relay, parked } = relayOn(bus)
    const huge = record(1, { ...contact, youthIds: Array.from({ length: 6000 }, () => 'y'.repeat(60)) })
    expect(await relay({ Records: [record(0), huge, record(2)] })).toEqual(failed())
    expect(taken.map(idOf)).toEqual(['id-0', 'id-2'])
    expect(parked.map(fromParked)).toEqual([huge])
  })

  test('everything, when EventBridge is away', async () => {
    const { bus } = fakeEventBridge(() => {
      throw new Error('away')
    })
    expect(await relayOn(bus).relay({ Records: [record(0), record(1)] })).toEqual(failed(0, 1))
  })
})

describe('nothing is given up before the stream forgets it', () => {
  const away = () => fakeEventBridge(() => ({ ErrorCode: 'ThrottlingException' }))
  const hoursOld = (record: StreamRecord, hours: number): StreamRecord => ({
    ...record,
    dynamodb: {
      ...record.dynamodb,
      ApproximateCreationDateTime: Date.parse('2026-05-24T01:02:04Z') / 1000 - hours * 3600,
    },
  })

  test('what the bus refuses is handed out again, for 22 hours', async () => {
    const { relay, parked } = relayOn(away().bus)
    expect(await relay({ Records: [hoursOld(record(0), 21.9)] })).toEqual(failed(0))
    expect(parked).toEqual([])
  })

  test('then it is parked whole', async () => {
    const { relay, parked } = relayOn(away().bus)
    expect(await relay({ Records: [hoursOld(record(0), 22.1)] })).toEqual(failed())
    expect(parked.map(fromParked)).toEqual([hoursOld(record(0), 22.1)])
  })

  test('what cannot be parked is reported', async () => {
    const relay = build({
      bus: fakeEventBridge().bus,
      park: async () => {
        throw new Error('away')
      },
      unannounced: unannouncedOn(memoryItems()),
      now: () => new Date(),
    })
    expect(await relay({ Records: [record(0), poison(1)] })).toEqual(failed(1))
  })

  test('the bus is tried for no longer than the function has', async () => {
    const asked: (number | undefined)[] = []
    const bus: Bus = {
      async publish(_, patience) {
        asked.push(patience)
        return []
      },
    }
    const { relay } = relayOn(bus)
    await relay({ Records: [record(0)] }, { getRemainingTimeInMillis: () => 30_000 })
    await relay({ Records: [record(0)] }, { getRemainingTimeInMillis: () => 3_000 })
    expect(asked).toEqual([22_000, 0])
  })

  test('a parked record is published when it comes back; one that still fails comes again', async () => {
    const { relay, parked } = relayOn(away().bus)
    await relay({ Records: [hoursOld(record(0), 23), poison(1)] })
    const { bus, taken } = fakeEventBridge()
    const { batchItemFailures } = await relayOn(bus).relay(sqsEvent(parked))
    expect(taken.map(idOf)).toEqual(['id-0'])
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm0' }])
  })

  test('a pointer into the stream is left to the sweeper', async () => {
    const { bus, calls } = fakeEventBridge()
    const pointer = { version: '1.0', DDBStreamBatchInfo: { shardId: 's', startSequenceNumber: '1' } }
    expect(await relayOn(bus).relay(sqsEvent([pointer]))).toEqual({ batchItemFailures: [] })
    expect(calls).toEqual([])
  })
})

test('whatever happens, a record is published, reported or parked', async () => {
  const fate = fc.constantFrom('taken', 'refused', 'throws', 'poison', 'removed')
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 60 }), async fates => {
      const { bus, taken } = fakeEventBridge(entry => {
        const at = fates[Number(idOf(entry).replace('id-', ''))]
        if (at === 'throws') throw new Error('away')
        return at === 'refused' ? { ErrorCode: 'InternalFailure' } : take(entry)
      })
      const Records = fates.map((at, n) => {
        if (at === 'poison') return poison(n)
        return at === 'removed' ? { ...record(n), eventName: 'REMOVE' } : record(n)
      })
      const { relay, parked } = relayOn(bus)
      const { batchItemFailures } = await relay({ Records })
      const numberOf = (sequence: string | undefined) => Number(sequence) - 1000
      const reported = batchItemFailures.map(({ itemIdentifier }) => numberOf(itemIdentifier))
      const kept = parked.map(message => numberOf(fromParked(message).dynamodb?.SequenceNumber))
      const published = taken.map(entry => Number(idOf(entry).replace('id-', '')))
      const inserted = fates.flatMap((at, n) => (at === 'removed' ? [] : [n]))
      expect([...published, ...reported, ...kept].sort((a, b) => a - b)).toEqual(inserted)
      for (const [n, at] of fates.entries()) {
        if (['refused', 'throws'].includes(at)) expect(reported).toContain(n)
        if (at === 'poison') expect(kept).toContain(n)
      }
    }),
  )
})

describe('a change of the roster is noted as announced', () => {
  const audit = (n: number): Item => ({
    pk: 'CADRE#c-wang',
    sk: `AUDIT#0000000${n}`,
    value: { n, at: '2026-06-01T00:00:00.000Z', by: 'admin', change: 'created', after: {} },
  })
  const Records = [putOf(audit(1), '1001'), record(2), putOf(audit(3), '1003')]

  test('once the bus has taken it, and no event of the ledger', async () => {
    const { bus } = fakeEventBridge(entry =>
      idOf(entry).endsWith('#AUDIT#00000003') ? { ErrorCode: 'ThrottlingException' } : take(entry),
    )
    const { relay, noted } = relayOn(bus)
    expect(await relay({ Records })).toEqual(failed(3))
    expect(noted).toEqual([audit(1)])
  })

  test('where noting fails nothing comes again: the sweeper sees to it', async () => {
    const relay = build({
      bus: fakeEventBridge().bus,
      park: async () => {},
      unannounced: {
        ...unannouncedOn(memoryItems()),
        markAnnounced: async () => {
          throw new Error('away')
        },
      },
      now: () => new Date(),
    })
    expect(await relay({ Records })).toEqual(failed())
  })
})

describe('what is written beside the ledger', () => {
  const relayedItem = async (item: Item) => {
    const { bus, taken } = fakeEventBridge()
    expect(await relayOn(bus).relay({ Records: [putOf(item, '1')] })).toEqual(failed())
    return { DetailType: taken[0]?.DetailType, Detail: JSON.parse(taken[0]?.Detail ?? '') }
  }

  test('a change of a cadre says from when on it may matter, and no name or phone', async () => {
    const after = {
      name: '王建国',
      mobile: '13800000001',
      serviceFrom: '2026-01-01',
      effectiveFrom: '2026-05-20',
    }
    const value = {
      n: 2,
      at: '2026-06-01T00:00:00.000Z',
      by: 'admin',
      change: 'replaced',
      before: after,
      after,
    }
    expect(await relayedItem({ pk: 'CADRE#c-wang', sk: 'AUDIT#00000002', value })).toEqual({
      DetailType: 'rosterChanged',
      Detail: {
        type: 'rosterChanged',
        id: 'CADRE#c-wang#AUDIT#00000002',
        at: '2026-06-01T00:00:00.000Z',
        subject: 'cadre',
        subjectId: 'c-wang',
      },
    })
  })

  test('a link that is ended matters from its end on', async () => {
    const before = { youthId: 'y-0001', baseId: 'b-1', field: 'rural', since: '2026-01-01' }
    const after = { ...before, until: '2026-05-12' }
    const value = { n: 3, at: '2026-06-01T00:00:00.000Z', by: 'admin', change: 'replaced', before, after }
    const { Detail } = await relayedItem({ pk: 'CADRE#c-wang', sk: 'AUDIT#LINK#y-0001#00000003', value })
    expect(Detail).toMatchObject({
      subject: 'link',
      subjectId: 'c-wang',
      youthId: 'y-0001',
      from: '2026-05-12',
    })
  })

  test('an assessment says its result, not its evidence', async () => {
    const revision = {
      cadreId: 'c-wang',
      orgId: 'ls',
      month: '2026-05',
      asOf: '2026-05-31',
      status: 'provisional',
      revision: 1,
      digest: 'd',
      total: 71.5,
      grade: 'good',
      category: 'fullTime',
      assessedAt: '2026-06-01T02:00:00.000Z',
      evidence: { faceToFace: { visited: ['SECRET'] } },
    }
    const item = { pk: 'CADRE#c-wang', sk: 'ASSESSMENT#2026-05#000001', value: compressJson(revision) }
    expect(await relayedItem(item)).toEqual({
      DetailType: 'assessed',
      Detail: {
        type: 'assessed',
        cadreId: 'c-wang',
        orgId: 'ls',
        month: '2026-05',
        asOf: '2026-05-31',
        status: 'provisional',
        revision: 1,
        digest: 'd',
        total: 71.5,
        grade: 'good',
      },
    })
  })
})
