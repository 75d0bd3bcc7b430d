import { beforeEach, describe, expect, test, vi } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { sqsEvent } from '../../shared/aws/queue/testing.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import { memoryFacts, memoryLedger } from '../../shared/repositories/testing/memory.ts'
import { build } from './handler.ts'

const recorded = { recordedAt: '2026-05-20T12:20:00.000Z', recordedBy: 'u-wang' }
const idOf = (n: number) => `0197a2c4-5b00-7000-8000-00000000000${n}`

let ledger: Ledger
let facts: FactsStore
let sent: unknown[]
let clock: string
vi.spyOn(console, 'error').mockImplementation(() => {})

/** Takes a contact into the ledger; gives what the bus says of it. */
async function record(cadreId: string, n: number, month = '2026-05') {
  await ledger.appendEvent(month, { ...contactExample, ...recorded, cadreId, id: idOf(n) })
  return { detail: { type: 'contact', id: idOf(n), cadreId, month, ...recorded } }
}

const project = (...bodies: unknown[]) =>
  build(
    { ledger, facts, listDemands: async () => {} },
    async messages => void sent.push(...messages),
    () => new Date(clock),
  )(sqsEvent(bodies))
const failures = (...ids: string[]) => ({
  batchItemFailures: ids.map(itemIdentifier => ({ itemIdentifier })),
})

beforeEach(() => {
  ledger = memoryLedger()
  facts = memoryFacts()
  sent = []
  clock = '2026-05-31T15:59:59.999Z'
})

test('a batch is folded once per cadre and month', async () => {
  const events = [
    await record('c-wang', 1),
    await record('c-wang', 2),
    await record('c-zhao', 3),
    await record('c-wang', 4, '2026-04'),
  ]
  expect(await project(...events, events[0])).toEqual(failures())
  expect((await facts.readFacts('c-wang', '2026-05'))?.count).toBe(2)
  expect((await facts.readFacts('c-wang', '2026-05'))?.version).toBe(1)
  expect((await facts.readFacts('c-zhao', '2026-05'))?.count).toBe(1)
  expect((await facts.readFacts('c-wang', '2026-04'))?.count).toBe(1)
})

describe('what fails is reported, its neighbours are folded', () => {
  test('a message that nobody can read', async () => {
    const good = await record('c-wang', 1)
    const poison = [{ detail: { id: 'contact-1', cadreId: 'c-wang', month: '2026-05' } }, {}, 'hello', null]
    expect(await project(poison[0], good, ...poison.slice(1))).toEqual(failures('m0', 'm2', 'm3', 'm4'))
    expect((await facts.readFacts('c-wang', '2026-05'))?.count).toBe(1)
  })

  test('an event that the ledger does not have', async () => {
    const announced = { detail: { id: idOf(9), cadreId: 'c-wang', month: '2026-05' } }
    expect(await project(announced, await record('c-zhao', 1))).toEqual(failures('m0'))
    expect((await facts.readFacts('c-zhao', '2026-05'))?.count).toBe(1)
  })

  test('a cadre whose month cannot be written', async () => {
    const events = [await record('c-wang', 1), await record('c-zhao', 2), await record('c-wang', 3)]
    const { writeFacts: write } = facts
    facts.writeFacts = (cadreId, month, view) =>
      cadreId === 'c-wang' ? Promise.reject(new Error('throttled')) : write(cadreId, month, view)
    expect(await project(...events)).toEqual(failures('m0', 'm2'))
    expect((await facts.readFacts('c-zhao', '2026-05'))?.count).toBe(1)
    facts.writeFacts = write
    expect(await project(...events)).toEqual(failures())
    expect((await facts.readFacts('c-wang', '2026-05'))?.count).toBe(2)
  })
})

describe('a month that is over is assessed again', () => {
  const again = { kind: 'reassess', cadreId: 'c-wang', month: '2026-05' }

  test.each([
    ['2026-05-31T15:59:59.999Z', []],
    ['2026-05-31T16:00:00.000Z', [again]],
    ['2026-09-01T00:00:00.000Z', [again]],
  ])('at %s, Shanghai time', async (now, messages) => {
    clock = now
    await project(await record('c-wang', 1), await record('c-wang', 2))
    expect(sent).toEqual(messages)
  })

  test('also when the view was written before, but nobody was told: a crash may lie between', async () => {
    clock = '2026-06-02T00:00:00.000Z'
    const event = await record('c-wang', 1)
    await project(event)
    sent = []
    await project(event)
    expect(sent).toEqual([again])
  })

  test('only after the view was written', async () => {
    clock = '2026-06-02T00:00:00.000Z'
    const event = await record('c-wang', 1)
    facts.writeFacts = () => Promise.reject(new Error('throttled'))
    expect(await project(event)).toEqual(failures('m0'))
    expect(sent).toEqual([])
  })
})
