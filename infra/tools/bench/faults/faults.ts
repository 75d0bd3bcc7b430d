import type { Contact } from '../../../../events/contact.ts'
import { openTable } from '../../../../shared/aws/client.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import { peers } from './peers.ts'
import { Bus, Crash } from './unruly.ts'

/** One of those compared. */
export type PeerName = keyof typeof peers

/** What becomes of contacts under a fault. */
export type Verdict = 'right' | 'loses' | 'doubles'

const worst = (verdicts: readonly Verdict[]): Verdict => verdicts.find(each => each !== 'right') ?? 'right'

/** What each fault does to the contacts of one of those compared; `made` makes contacts that nobody took before. */
export async function faultsOf(
  name: PeerName,
  environment: Environment,
  made: (count: number) => Contact[],
): Promise<Readonly<Record<'duplicates' | 'a crash' | 'a refused entry' | 'disorder', Verdict>>> {
  const crash = new Crash()
  const bus = new Bus(crash)
  const { middlewareStack } = openTable(environment, 'ledger').client
  middlewareStack.add(
    next => async args => {
      crash.pass()
      return next(args)
    },
    { step: 'initialize', name: 'crash' },
  )
  const peer = peers[name](environment, bus, crash)
  const judge = async (contacts: readonly Contact[], happen: () => Promise<unknown>): Promise<Verdict> => {
    const before = await peer.counts()
    await happen()
    await peer.settle()
    const more = (await peer.counts()).map((count, n) => count - (before[n] as number))
    if (more.some(count => count > contacts.length)) return 'doubles'
    return more.some(count => count < contacts.length) ? 'loses' : 'right'
  }
  /** The client calls until it is told that all is well. */
  const insist = async (contact: Contact) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        return await peer.take(contact)
      } catch {}
    }
    throw new Error(`${name} takes no contact`)
  }
  try {
    // What was recorded before is none of the contacts that are judged.
    await peer.settle()
    const [twice] = made(1) as [Contact]
    const duplicates = await judge([twice], async () => {
      await insist(twice)
      await insist(twice)
    })
    const crashes: Verdict[] = []
    for (let call = 1, died = true; died; call++) {
      const [contact] = made(1) as [Contact]
      crashes.push(
        await judge([contact], async () => {
          crash.arm(call)
          await peer
            .take(contact)
            .then(() => peer.settle())
            .catch(() => {})
          died = crash.revive()
          if (died) await insist(contact)
        }),
      )
    }
    const [refused] = made(1) as [Contact]
    const entry = await judge([refused], async () => {
      bus.refusing = 1
      await insist(refused)
    })
    bus.refusing = 0
    bus.unruly = true
    const several = made(3)
    const disorder = await judge(several, async () => {
      for (const each of several) await insist(each)
    })
    return { duplicates, 'a crash': worst(crashes), 'a refused entry': entry, disorder }
  } finally {
    middlewareStack.remove('crash')
  }
}
