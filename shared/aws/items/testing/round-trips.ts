import type { Key } from '../../keys.ts'
import type { Items, Range } from '../items.ts'

const nameOf = ({ pk, sk }: Key) => `${pk}/${sk}`
const rangeOf = ({ pk, from, to }: Range) => `${pk}/${to === `${from}~` ? from : `${from}…${to}`}`

/** How far calls went one after the other. */
export interface RoundTrips {
  /** The same items, whose calls take a round trip each. */
  over(items: Items): Items
  /** What was asked since it was last taken: the calls of each round trip, sorted. */
  take(): string[][]
}

/**
 * Counts round trips: a call is answered only when nothing further can be asked without its answer, so that calls under
 * way at the same time are one trip.
 */
export function countRoundTrips(): RoundTrips {
  let trips: string[][] = []
  let asking: { call: string; answer: () => void }[] = []

  const answerAll = () => {
    const asked = asking
    asking = []
    trips.push(asked.map(({ call }) => call).sort())
    for (const { answer } of asked) answer()
  }
  const trip = (call: string) =>
    new Promise<void>(resolve => {
      if (asking.length === 0) setImmediate(answerAll)
      asking.push({ call, answer: resolve })
    })

  async function* after<Value>(call: string, found: AsyncIterable<Value>) {
    await trip(call)
    yield* found
  }

  return {
    take() {
      const taken = trips
      trips = []
      return taken
    },

    over: items => ({
      ...items,
      get: (key, weak) => trip(`get ${nameOf(key)}`).then(() => items.get(key, weak)),
      getHead: key => trip(`head ${nameOf(key)}`).then(() => items.getHead(key)),
      getMany: (keys, weak) =>
        trip(`get ${keys.map(nameOf).sort().join(', ')}`).then(() => items.getMany(keys, weak)),
      query: range => after(`query ${rangeOf(range)}`, items.query(range)),
      queryKeys: range => after(`keys ${rangeOf(range)}`, items.queryKeys(range)),
      put: (item, guard) => trip(`put ${nameOf(item)}`).then(() => items.put(item, guard)),
      remove: (key, guard) => trip(`remove ${nameOf(key)}`).then(() => items.remove(key, guard)),
      transact: writes => trip(`transact ${writes.length}`).then(() => items.transact(writes)),
    }),
  }
}
