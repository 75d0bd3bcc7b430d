import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import type { BusEvent } from '../../shared/aws/bus/publish.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import { linkTo } from '../../shared/repositories/roster/testing/examples.ts'
import { type County, closedCounty, contactOn, voiding } from '../assess/testing/county.ts'
import { build } from './handler.ts'

vi.spyOn(console, 'error').mockImplementation(() => {})
const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => void warned.mockClear())

/** May is closed and final; it is 20 June, 09:00. */
let town: County
beforeEach(async () => {
  town = await closedCounty()
})

/** Takes an event into the ledger now; its record in the stream is lost. */
async function lose(event: object, month = '2026-05'): Promise<void> {
  const recorded = { ...event, recordedAt: town.now().toISOString(), recordedBy: 'li' } as RecordedEvent
  expect(await town.ledger.appendEvent(month, recorded)).toMatchObject({ outcome: 'appended' })
  town.stream.splice(0)
}

/** Changes a link now; its record in the stream is lost. */
async function loseLink(youthId: string, until: string): Promise<void> {
  const author = { by: 'u-admin', at: town.now().toISOString() }
  expect(await town.roster.putLink('c-li', linkTo(youthId, '2026-01-01', until), author)).toBe('replaced')
  town.stream.splice(0)
}

/** A sweep; what it announced. The bus refuses what is said. */
async function sweep(refused = false): Promise<string[]> {
  const announced: BusEvent[] = []
  const bus = {
    async publish(events: readonly BusEvent[]) {
      if (refused) return events.map((_, index) => ({ index, cause: 'ThrottlingException', forGood: false }))
      announced.push(...events)
      return town.bus.publish(events)
    },
  }
  const message = { kind: 'sweep', at: town.now().toISOString() }
  expect(await build({ ...town, bus })(sqsEvent([message]))).toEqual({ batchItemFailures: [] })
  await town.settle()
  return announced.map(({ type }) => type)
}

const indicators = async () => {
  const final = await town.assessments.readLatestRevision('c-li', '2026-05')
  const { attainment, activity } = final?.dimensions ?? {}
  return [attainment?.indicators.quota, activity?.indicators.monthlyReach, final?.status]
}
const before = [{ num: 10, den: 10 }, { num: 6, den: 8 }, 'final']

test('where everything was announced nothing is announced again', async () => {
  expect(await sweep()).toEqual([])
  expect(await indicators()).toEqual(before)
})

describe('a day in which the bus refused everything', () => {
  test('a late contact reaches the view and restates the closed result', async () => {
    await lose(contactOn(20, '2026-05-14', ['y-6']))
    town.at('2026-06-21T09:00:00')
    expect(await indicators()).toEqual(before)
    expect(await sweep()).toEqual(['contact'])
    expect((await town.facts.readFacts('c-li', '2026-05'))?.facts.events).toBe(8)
    expect(await indicators()).toEqual([{ num: 10, den: 10 }, { num: 7, den: 8 }, 'final'])
    expect(await sweep()).toEqual([])
  })

  test('so does a void', async () => {
    await lose(voiding(21, 1))
    town.at('2026-06-21T09:00:00')
    expect(await sweep()).toEqual(['void'])
    expect((await indicators())[1]).toEqual({ num: 5, den: 8 })
  })

  test('an ended link reaches the closed result', async () => {
    await loseLink('y-9', '2026-05-12')
    town.at('2026-06-21T09:00:00')
    expect(await indicators()).toEqual(before)
    expect(await sweep()).toEqual(['rosterChanged'])
    expect((await indicators())[0]).toEqual({ num: 9, den: 10 })
    expect(await sweep()).toEqual([])
  })

  test('events of this month reach its view, also where only the last ones are missing', async () => {
    await town.ledger.appendEvent('2026-06', {
      ...(contactOn(30, '2026-06-19', ['y-1']) as RecordedEvent),
      recordedAt: town.now().toISOString(),
      recordedBy: 'li',
    })
    await town.settle()
    town.at('2026-06-20T10:00:00')
    await lose(contactOn(31, '2026-06-19', ['y-2']), '2026-06')
    await lose(contactOn(32, '2026-06-20', ['y-3']), '2026-06')
    town.at('2026-06-20T11:00:00')
    expect(await sweep()).toEqual(['contact', 'contact'])
    expect((await town.facts.readFacts('c-li', '2026-06'))?.facts.events).toBe(3)
  })

  test('what the bus still refuses is found again in an hour', async () => {
    await lose(contactOn(20, '2026-05-14', ['y-6']))
    await loseLink('y-9', '2026-05-12')
    town.at('2026-06-21T09:00:00')
    expect(await sweep(true)).toEqual([])
    town.at('2026-06-21T10:00:00')
    expect((await sweep()).sort()).toEqual(['contact', 'rosterChanged'])
    expect(await indicators()).toEqual([{ num: 9, den: 10 }, { num: 7, den: 8 }, 'final'])
  })
})

test('what is younger than a quarter of an hour may still be on its way', async () => {
  await lose(contactOn(20, '2026-05-14', ['y-6']))
  await loseLink('y-9', '2026-05-12')
  town.at('2026-06-20T09:14:00')
  expect(await sweep()).toEqual([])
  town.at('2026-06-20T09:16:00')
  expect(await sweep()).toHaveLength(2)
})

test('in time that runs out it ends early, and says so', async () => {
  await lose(contactOn(20, '2026-05-14', ['y-6']))
  town.at('2026-06-21T09:00:00')
  const message = { kind: 'sweep', at: town.now().toISOString() }
  await build(town)(sqsEvent([message]), { getRemainingTimeInMillis: () => 30_000 - 1 })
  expect(warned.mock.calls).toEqual([[{ message: 'not everybody was compared in time', months: 6 }]])
  expect(await indicators()).toEqual(before)
})

test('a message that is no sweep is reported', async () => {
  expect(await build(town)(sqsEvent([{ kind: 'relay' }]))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'm0' }],
  })
})
