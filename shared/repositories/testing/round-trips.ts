import { countRoundTrips } from '../../aws/items/testing/round-trips.ts'
import { environmentOn } from '../../aws/stand-in.ts'
import type { Environment } from '../../contracts/environment.ts'
import { rosterOn } from '../roster/open.ts'
import type { Roster } from '../roster/roster.ts'
import { populate } from '../roster/testing/examples.ts'
import { memoryTables } from './memory.ts'

/** An environment on tables in memory that holds the examples of the roster, and says how it was asked. */
export interface CountedWorld {
  readonly environment: Environment
  /** The same roster, uncounted. */
  readonly roster: Roster
  /** The calls of each round trip since they were last taken. */
  readonly take: () => string[][]
  /** What was put into queues. */
  readonly sent: readonly unknown[]
}

/** See {@link CountedWorld}; the clock stands at an instant. */
export async function countedWorld(instant: string): Promise<CountedWorld> {
  const [tables, trips] = [memoryTables(), countRoundTrips()]
  const roster = rosterOn(tables.roster)
  await populate(roster)
  const sent: unknown[] = []
  const queue = {
    async send({ input }: { input: { Entries: readonly { MessageBody: string }[] } }) {
      sent.push(...input.Entries.map(({ MessageBody }) => JSON.parse(MessageBody)))
      return {}
    },
  } as never
  const environment = environmentOn({
    items: table => trips.over(tables[table]),
    queue: () => queue,
    bus: { send: async () => ({}) } as never,
    timer: { now: () => Date.parse(instant), sleep: async () => {} },
    secret: name => name.padEnd(64, '0'),
  })
  return { environment, roster, take: trips.take, sent }
}
