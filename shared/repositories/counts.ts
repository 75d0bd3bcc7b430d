import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { type Item, type Items, isAlive, versionBefore } from '../aws/items/items.ts'
import { jobKeys } from '../aws/work-keys.ts'

/** What of a large org is counted in the background. */
export const countKinds = [
  'concentration',
  'campaign',
  'launch',
  'demandGroups',
  'demandTopics',
  'ranking',
  'responses',
] as const

export type CountKind = (typeof countKinds)[number]

/** One thing to count. */
export interface CountOf {
  readonly what: CountKind
  readonly orgId: string
  /** The month, year or day that is asked about, with the order where there are several; empty where it is always today. */
  readonly of: string
}

/** What was counted, and when. */
export interface Counted<Value> {
  readonly value: Value
  /** Instant. */
  readonly countedAt: string
}

/** Counts of large orgs; each passes two days after it was last counted. */
export type Counts = ReturnType<typeof countsOn>

/** An item: what was counted last, and since when somebody counts. */
interface Kept<Value = unknown> extends Partial<Counted<Value>> {
  readonly begunAt?: string
}

/** Seconds for which a count is kept. */
const lifetime = 2 * 86_400

/** Milliseconds for which a count is good enough for whoever would count anew, and for which one who counts may live. */
const [fresh, patience] = [60_000, 5 * 60_000]

/** Counts kept in these items. */
export function countsOn(items: Items, now: () => Date) {
  const read = async <Value>({ what, orgId, of }: CountOf): Promise<Item<Kept<Value>> | undefined> => {
    const item = await items.get<Kept<Value>>(jobKeys.count(orgId, what, of))
    return isAlive(item, now()) ? item : item && { ...item, value: {} }
  }

  const write = async ({ what, orgId, of }: CountOf, version: number, value: Kept) => {
    const expiresAt = Math.floor(now().valueOf() / 1000) + lifetime
    const item = { ...jobKeys.count(orgId, what, of), version, expiresAt, value }
    return (await items.put(item, versionBefore(version))).done
  }

  const partOf = ({ what, orgId, of }: CountOf, part: string) => jobKeys.count(orgId, what, `${of}#${part}`)

  return {
    async readCount<Value>(of: CountOf): Promise<Counted<Value> | undefined> {
      const { value, countedAt } = (await read<Value>(of))?.value ?? {}
      return countedAt === undefined ? undefined : { value: value as Value, countedAt }
    },

    /** Counts and keeps what comes of it, unless somebody does or just did so. Undefined: it goes on in another call. */
    async keepCount(of: CountOf, count: () => Promise<unknown>, isGoingOn: boolean = false): Promise<void> {
      const before = await read(of)
      const { begunAt, ...known } = before?.value ?? {}
      const since = (instant: string | undefined) => now().valueOf() - Date.parse(instant ?? '1970-01-01')
      if (!isGoingOn && (since(begunAt) < patience || since(known.countedAt) < fresh)) return
      const version = (before?.version ?? 0) + 1
      const countedAt = now().toISOString()
      if (!(await write(of, version, { ...known, begunAt: countedAt }))) return
      const value = await count()
      // Whoever took over meanwhile has counted later.
      if (value !== undefined) await write(of, version + 1, { value, countedAt })
    },

    /** Keeps a part of what is too long for one item; under a name of its own each time, so that nobody reads two counts. */
    async keepPart(of: CountOf, part: string, value: unknown): Promise<void> {
      // What it is a part of is kept a little later, and must not outlive it.
      const expiresAt = Math.floor(now().valueOf() / 1000) + 2 * lifetime
      await items.put({ ...partOf(of, part), expiresAt, value: compressJson(value) })
    },

    async readPart<Value>(of: CountOf, part: string): Promise<Value | undefined> {
      const item = await items.get<Uint8Array>(partOf(of, part))
      return item && expandJson<Value>(item.value)
    },
  }
}
