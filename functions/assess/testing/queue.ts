import fc from 'fast-check'
import type { World } from '../../../shared/assessing/testing/world.ts'
import type { Work } from '../../../shared/assessing/work.ts'
import { sqsEvent } from '../../../shared/aws/queue/testing.ts'
import { type Crash, wireOf } from '../../../shared/aws/testing/wire.ts'
import { build } from '../handler.ts'

/** What can happen on the way: order, repeats, calls that fail before or after they had their effect. */
export const happening = fc.record({
  scheduler: fc.scheduler(),
  picks: fc.array(fc.nat(99), { minLength: 1, maxLength: 30 }),
  repeats: fc.array(fc.boolean(), { maxLength: 20, size: 'max' }),
  crashes: fc.array(fc.constantFrom<Crash[]>('', '', '', '', '', 'before', 'after'), {
    maxLength: 80,
    size: 'max',
  }),
})

/** See {@link happening}. */
export type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

/** Messages worked on at once, and how often one is given out before it is a dead letter. */
const limits = { concurrency: 3, receives: 40 } as const

type Calls = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>

/**
 * Works off the world's queue: up to three messages at a time, each call to a store or the queue in the order of the
 * scheduler. Gives the dead letters. `meanwhile` happens at some moment between.
 */
export async function workOff(
  world: World,
  { scheduler, picks, repeats, crashes }: Happening,
  meanwhile: () => Promise<void> = async () => {},
  receives: number = limits.receives,
): Promise<Work[]> {
  const wire = wireOf(scheduler, crashes)
  const wired = <Port extends object>(port: Port): Port =>
    Object.fromEntries(
      Object.entries(port as unknown as Calls).map(([name, method]) => [
        name,
        (...args: never[]) => wire(() => method(...args)),
      ]),
    ) as unknown as Port
  const { assessments, rollups, runs, openings, keptBack, rehearsals, send } = world
  const handler = build({
    ...world,
    assessments: wired(assessments),
    rollups: wired(rollups),
    runs: wired(runs),
    openings: wired(openings),
    keptBack: wired(keptBack),
    rehearsals: wired(rehearsals),
    send: messages => wire(() => send(messages)),
    sendRehearsal: messages => wire(() => send(messages)),
  })

  const dead: Work[] = []
  const received = new Map<string, number>()
  const { queue } = world
  async function work(message: Work): Promise<void> {
    const { batchItemFailures } = await handler(sqsEvent([message]))
    if (batchItemFailures.length === 0) return
    const key = JSON.stringify(message)
    received.set(key, (received.get(key) ?? 0) + 1)
    if ((received.get(key) ?? 0) < receives) queue.push(message)
    else dead.push(message)
  }
  async function all(): Promise<void> {
    const under = new Set<Promise<void>>()
    for (let turn = 0; queue.length > 0 || under.size > 0; turn++) {
      if (queue.length > 0 && under.size < limits.concurrency) {
        const [message] = queue.splice((picks[turn % picks.length] as number) % queue.length, 1) as [Work]
        if (repeats[turn]) queue.push(message)
        const working = work(message).finally(() => under.delete(working))
        under.add(working)
      } else await Promise.race(under)
    }
  }
  await scheduler.waitFor(Promise.all([all(), scheduler.schedule(Promise.resolve()).then(meanwhile)]))
  // What happened meanwhile may have come last.
  await scheduler.waitFor(all())
  return dead
}
