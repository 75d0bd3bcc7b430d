import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import type { RecordedEvent } from '../../events/index.ts'
import { voidExample } from '../../events/void.ts'
import { type Crash, wireOf } from '../../shared/aws/testing/wire.ts'
import { fold } from '../../shared/domain/ledger/fold.ts'
import type { FactsView } from '../../shared/repositories/facts.ts'
import { memoryFacts } from '../../shared/repositories/testing/memory.ts'
import { project } from './project.ts'

const idOf = (n: number) => `0197a2c4-5b00-7000-8000-0000000000${10 + n}`

/** Event `n` of `c-wang`'s May: a contact with a youth of its own, or a void of an earlier event. */
const eventOf = (clock: number, voids: number | undefined, n: number): RecordedEvent => {
  const system = { recordedAt: new Date(1_779_000_000_000 + clock).toISOString(), recordedBy: 'u-wang' }
  return voids === undefined || voids >= n
    ? { ...contactExample, id: idOf(n), youthIds: [`y-${n}`], ...system }
    : { ...voidExample, id: idOf(n), voids: idOf(voids), ...system }
}

/** What can happen: clocks of writers differ, deliveries repeat and group, weak reads miss things, calls fail. */
const world = fc.record({
  scheduler: fc.scheduler(),
  events: fc
    .array(fc.tuple(fc.nat(5), fc.option(fc.nat(6), { nil: undefined })), { minLength: 1, maxLength: 7 })
    .map(all => all.map(([clock, voids], n) => eventOf(clock, voids, n))),
  repeats: fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
  unseen: fc.array(fc.nat(127), { minLength: 1, maxLength: 10 }),
  crashes: fc.array(fc.constantFrom<Crash[]>('', '', 'before', 'after'), { maxLength: 20, size: 'max' }),
})

type Happening = typeof world extends fc.Arbitrary<infer Value> ? Value : never

/** Lets everything happen in the order of the scheduler; gives the views that were written, one after another. */
async function happen({ scheduler, events, repeats, unseen, crashes }: Happening) {
  const ledger: RecordedEvent[] = []
  const views: FactsView[] = []
  const kept = memoryFacts()
  const wire = wireOf(scheduler, crashes)
  let weakReads = 0
  const deps = {
    listDemands: async () => {},
    ledger: {
      readMonthEvents: (_cadreId: string, _month: string, strong: boolean) =>
        wire(async () => {
          if (strong) return [...ledger]
          const missing = unseen[weakReads++ % unseen.length] as number
          return ledger.filter((_, n) => (missing & (1 << n)) === 0)
        }),
      findEvent: (_cadreId: string, _month: string, id: string) =>
        wire(async () => ledger.find(event => event.id === id)),
    },
    facts: {
      readFacts: (cadreId: string, month: string) => wire(() => kept.readFacts(cadreId, month)),
      writeFacts: (cadreId: string, month: string, view: FactsView) =>
        wire(async () => {
          const done = await kept.writeFacts(cadreId, month, view)
          if (done) views.push(view)
          return done
        }),
    },
  }
  const recorded = events.map(() => Promise.withResolvers<void>())
  const recording = async () => {
    for (const [n, event] of events.entries()) {
      await scheduler.schedule(Promise.resolve())
      ledger.push(event)
      recorded[n]?.resolve()
    }
  }
  const deliver = async (group: readonly number[]) => {
    const numbers = group.map(n => n % events.length)
    await Promise.all(numbers.map(n => recorded[n]?.promise))
    for (let receive = 0; receive < 30; receive++) {
      try {
        // In months of any size events are added one by one where that is beyond doubt.
        return await project(deps, 'c-wang', '2026-05', numbers.map(idOf), 0)
      } catch {}
    }
    throw new Error('delivered thirty times in vain')
  }
  const deliveries = [...events.keys()].map(n => [n]).concat(repeats)
  await scheduler.waitFor(Promise.all([recording(), ...deliveries.map(deliver)]))
  return { views, last: await kept.readFacts('c-wang', '2026-05') }
}

test('whatever the order, repeats, stale reads and crashes, the view ends as the fold of the ledger', async () => {
  await fc.assert(
    fc.asyncProperty(world, async happening => {
      const { last, views } = await happen(happening)
      expect(last?.facts).toEqual(fold(happening.events, '2026-05', 'Asia/Shanghai'))
      expect(views.map(({ version }) => version)).toEqual(views.map((_, n) => n + 1))
    }),
    { numRuns: 300 },
  )
})

test('no view ever lacks an event that the one before it had', async () => {
  await fc.assert(
    fc.asyncProperty(world, async happening => {
      const contacts = happening.events.map((event, n) =>
        eventOf(Date.parse(event.recordedAt) % 6, undefined, n),
      )
      const { views } = await happen({ ...happening, events: contacts })
      for (const [n, { facts }] of views.entries())
        expect(facts.youths).toEqual(expect.arrayContaining(views[n - 1]?.facts.youths ?? []))
    }),
    { numRuns: 300 },
  )
})
