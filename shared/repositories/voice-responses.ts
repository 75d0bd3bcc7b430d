import { isDeepStrictEqual } from 'node:util'
import { beginningWith, type Item, type Items, next, type Write, wholePartition } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import type { Key } from '../aws/keys.ts'
import { noResponse, type Response, sumOf } from '../domain/responses.ts'
import { lastDate } from '../domain/time/calendar.ts'

/** How many youths were asked, and how many spoke. */
export type VoiceResponses = ReturnType<typeof voiceResponsesOn>

/** Responses of an org's own cadres, by cadre. */
type Counts = Readonly<Record<string, Response>>

/** The orgs in whose lists the sum of the counts stands. */
type ListedIn = readonly string[]

/** The org and those above it on a date. */
type ReadPath = (orgId: string, on: string) => Promise<readonly string[]>

/** Those who change one org's month at once are few. */
const attempts = 8

const keys = {
  counts: (orgId: string, month: string): Key => ({ pk: `ORG#${orgId}`, sk: `RESPONSE#${month}` }),
  issued: (orgId: string, month: string, cadreId: string): Key => ({
    pk: `ORG#${orgId}`,
    sk: `ISSUED#${month}#${cadreId}`,
  }),
  answered: (orgId: string, month: string, cadreId: string, youthId: string): Key => ({
    pk: `ORG#${orgId}`,
    sk: `ANSWERED#${month}#${cadreId}#${youthId}`,
  }),
  /** The sum of an org's counts in the list of that org, or of one above. */
  listed: (listOf: string, month: string, orgId: string): Key => ({
    pk: `RESPONSES#${listOf}#${month}`,
    sk: orgId,
  }),
} as const

/** The sum of an org's counts as a list has it. */
export const responseLine = (listOf: string, month: string, orgId: string, value: Response): Item => ({
  ...keys.listed(listOf, month, orgId),
  value,
})

/** Responses kept in these items. Counts are made anew of what they count; their sums lie with all orgs above. */
export function voiceResponsesOn(items: Items, readPath: ReadPath) {
  /** Counts and lines of an org's month, listed in its path. */
  const itemsOf = (
    orgId: string,
    month: string,
    path: readonly string[],
    value: Counts,
  ): [Item, ...Item[]] => {
    const sum = sumOf(Object.entries(value))
    return [
      { ...keys.counts(orgId, month), value },
      ...path.map(listOf => responseLine(listOf, month, orgId, sum)),
    ]
  }

  /**
   * Writes an org's counts anew, with their lines in lists; only who writes them `whole` takes lines away. What `change`
   * counts it has to read itself, so that whoever loses a race counts again. Gives whether they said so before.
   */
  const rewrite = (
    orgId: string,
    month: string,
    change: (counts: Counts) => Promise<Counts>,
    { whole = false } = {},
  ) =>
    retryOptimistically(items, async () => {
      const key = keys.counts(orgId, month)
      const item = await items.get<Counts>(key)
      const value = await change(item?.value ?? {})
      const path = await readPath(orgId, lastDate(month))
      const left = ((item?.head ?? []) as ListedIn).filter(listOf => !path.includes(listOf))
      const head: ListedIn = whole ? path : [...path, ...left]
      const { guard, version } = next(item)
      const isSame = isDeepStrictEqual({ head, value }, { head: item?.head, value: item?.value })
      if (isSame && !whole) return { writes: [], result: isSame }
      const [counts, ...lines] = itemsOf(orgId, month, path, value)
      const removes = whole ? left.map(listOf => ({ remove: keys.listed(listOf, month, orgId) })) : []
      const writes: Write[] = [
        isSame ? { put: item as Item, guard } : { put: { ...counts, version, head }, guard },
        ...lines.map(put => ({ put })),
        ...removes,
      ]
      return { writes, result: isSame }
    })

  /**
   * Writes them whole until they said so before: who finds nothing to change takes no version, so that what a slower
   * writer changes may be made of what held before.
   */
  async function rewriteWhole(orgId: string, month: string, change: (counts: Counts) => Promise<Counts>) {
    for (let attempt = 0; attempt < attempts; attempt++)
      if (await rewrite(orgId, month, change, { whole: true })) return
    throw new Error(`others changed the responses of the org ${attempts} times in a row`)
  }

  const count = (orgId: string, month: string, cadreId: string, read: () => Promise<Partial<Response>>) =>
    rewrite(orgId, month, async counts => ({
      ...counts,
      [cadreId]: { ...(counts[cadreId] ?? noResponse), ...(await read()) },
    }))

  /** What is kept of each youth, counted by cadre. */
  async function recounted(orgId: string, month: string): Promise<Counts> {
    const counts: Record<string, Response> = {}
    const { pk, sk: issued } = keys.issued(orgId, month, '')
    for await (const { sk, value } of items.query<readonly string[]>(beginningWith(pk, issued)))
      counts[sk.slice(issued.length)] = { ...noResponse, issued: value.length }
    const answered = `ANSWERED#${month}#`
    for await (const { sk } of items.queryKeys(beginningWith(pk, answered))) {
      const cadreId = sk.slice(answered.length, sk.lastIndexOf('#'))
      const { issued, answered: before } = counts[cadreId] ?? noResponse
      counts[cadreId] = { issued, answered: before + 1 }
    }
    return counts
  }

  return {
    /** Keeps to whom a cadre's links of a month went; a youth who gets a second one counts once. */
    async addIssued(
      orgId: string,
      month: string,
      cadreId: string,
      youthIds: readonly string[],
    ): Promise<void> {
      const key = keys.issued(orgId, month, cadreId)
      await retryOptimistically(items, async () => {
        const item = await items.get<readonly string[]>(key)
        const known = item?.value ?? []
        const value = [...new Set([...known, ...youthIds])].sort()
        if (value.length === known.length) return { writes: [], result: undefined }
        const { guard, version } = next(item)
        return { writes: [{ put: { ...key, version, value }, guard }], result: undefined }
      })
      await count(orgId, month, cadreId, async () => ({
        issued: (await items.get<readonly string[]>(key))?.value.length ?? 0,
      }))
    },

    /** Keeps that a youth rated by its link. */
    async addAnswered(orgId: string, month: string, cadreId: string, youthId: string): Promise<void> {
      await items.put({ ...keys.answered(orgId, month, cadreId, youthId), value: null })
      const { pk, sk } = keys.answered(orgId, month, cadreId, '')
      await count(orgId, month, cadreId, async () => ({
        answered: (await Array.fromAsync(items.queryKeys(beginningWith(pk, sk)))).length,
      }))
    },

    /** Responses of the orgs' own cadres in a month, by cadre. */
    async readResponses(orgIds: readonly string[], month: string): Promise<ReadonlyMap<string, Response>> {
      const found = await items.getMany<Counts>(orgIds.map(orgId => keys.counts(orgId, month)))
      return new Map(found.flatMap(({ value }) => Object.entries(value)))
    },

    /** Responses of the org and of all that lie below it at the end of a month, by org; read weakly, no more than `limit`. */
    async listResponses(
      orgId: string,
      month: string,
      limit?: number,
    ): Promise<ReadonlyMap<string, Response>> {
      const range = { ...wholePartition(keys.listed(orgId, month, '').pk), weak: true, limit }
      const found = await Array.fromAsync(items.query<Response>(range))
      return new Map(found.map(({ sk, value }) => [sk, value]))
    },

    /** Brings the lists up to where the org lies now. Repeats change nothing. */
    async relistResponses(orgId: string): Promise<void> {
      const { pk, sk } = keys.counts(orgId, '')
      for await (const { sk: found } of items.queryKeys(beginningWith(pk, sk)))
        await rewriteWhole(orgId, found.slice(sk.length), async counts => counts)
    },

    /** What counts and lists should hold of an org's month, by what is kept of each youth. */
    async expectResponses(orgId: string, month: string): Promise<readonly Item[]> {
      const path = await readPath(orgId, lastDate(month))
      return itemsOf(orgId, month, path, await recounted(orgId, month))
    },

    /** Counts an org's month anew, and brings its lists up to that. */
    recountResponses: (orgId: string, month: string): Promise<void> =>
      rewriteWhole(orgId, month, () => recounted(orgId, month)),
  }
}
