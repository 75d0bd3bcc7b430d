import { expect, test } from 'vitest'
import type { RecordedEvent } from '../../events/index.ts'
import { maxItemBytes } from '../aws/items/items.ts'
import { memoryItems } from '../aws/items/memory.ts'
import { fingerprint } from '../domain/ledger/fingerprint.ts'
import { fold } from '../domain/ledger/fold.ts'
import { monthBounds } from '../domain/ledger/month-bounds.ts'
import { incompressible } from '../domain/testing/incompressible.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import { factsOn } from './facts.ts'

const { random, ids, contact, visit, demand, step, feedback, complaint } = incompressible(2016)

/** The month as it is read again, and the bytes that it takes in its item. */
async function stored(events: readonly RecordedEvent[]) {
  const items = memoryItems()
  const facts = fold(events, '2026-05', ledgerZone)
  await factsOn(items).writeFacts('c-wang', '2026-05', { ...fingerprint(events), facts, version: 1 })
  const [item] = await Array.fromAsync(items.scan<Uint8Array>())
  return {
    facts: (await factsOn(items).readFacts('c-wang', '2026-05'))?.facts,
    bytes: item?.value.byteLength ?? 0,
  }
}

test('a month as full as can be, of ids and times that nothing compresses, fits into an item', async () => {
  const [youths, bases] = [ids(monthBounds.youths), ids(100)]
  const some = (count: number) => {
    const from = random(youths.length - count)
    return youths.slice(from, from + count)
  }
  const work = Array.from({ length: monthBounds.work }, (_, n) => {
    if (n % 4 === 0) return visit(some(1 + random(36)), bases[random(bases.length)])
    if (n % 4 === 1) return contact(some(1 + random(5)), n % 8 === 1 ? 'phone' : 'faceToFace')
    return n % 4 === 2 ? demand(some(1)[0] as string) : step()
  })
  const { facts, bytes } = await stored([...work, ...ids(monthBounds.voices).map(complaint)])
  expect(facts?.youths.length).toBeGreaterThan(2900)
  expect(facts?.demands).toHaveLength(1500)
  expect(bytes).toBeLessThan(0.9 * maxItemBytes)
})

test('eighteen visits of 500 random ids leave room for what youths say', async () => {
  const visits = Array.from({ length: 18 }, () => visit(ids(500)))
  const { facts, bytes } = await stored([...visits, ...ids(3).map(feedback)])
  expect(facts).toMatchObject({ events: 21, ratings: { length: 3 }, visits: { length: 4 } })
  expect(bytes).toBeLessThan(maxItemBytes / 2)
})
