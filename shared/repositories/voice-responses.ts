import { beginningWith, type Items, next } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import type { Key } from '../aws/keys.ts'

/** Youths of a cadre who got a link for a month, and those of them who rated by it. */
export interface Response {
  readonly issued: number
  readonly answered: number
}

/** Responses of several cadres together. */
export const sumOf = (responses: readonly (readonly [string, Response])[]): Response => ({
  issued: responses.reduce((sum, [, { issued }]) => sum + issued, 0),
  answered: responses.reduce((sum, [, { answered }]) => sum + answered, 0),
})

/** A response with its rate; null where nobody was asked. */
export const withRate = ({ issued, answered }: Response) => ({
  issued,
  answered,
  rate: issued === 0 ? null : Math.round((answered / issued) * 10_000) / 10_000,
})

/** How many youths were asked, and how many spoke. */
export interface VoiceResponses {
  /** Keeps to whom a cadre's links of a month went; a youth who gets a second one counts once. */
  addIssued(orgId: string, month: string, cadreId: string, youthIds: readonly string[]): Promise<void>
  /** Keeps that a youth rated by its link. */
  addAnswered(orgId: string, month: string, cadreId: string, youthId: string): Promise<void>
  /** Responses of the orgs' own cadres in a month, by cadre. */
  readResponses(orgIds: readonly string[], month: string): Promise<ReadonlyMap<string, Response>>
}

type Counts = Readonly<Record<string, Response>>

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
} as const

/** Responses kept in these items. Counts are made of what they count, so that a repeat changes nothing. */
export function voiceResponsesOn(items: Items): VoiceResponses {
  const count = (orgId: string, month: string, cadreId: string, counted: Partial<Response>) =>
    retryOptimistically(items, async () => {
      const key = keys.counts(orgId, month)
      const item = await items.get<Counts>(key)
      const before = item?.value[cadreId] ?? { issued: 0, answered: 0 }
      const value: Counts = { ...item?.value, [cadreId]: { ...before, ...counted } }
      const { guard, version } = next(item)
      return { writes: [{ put: { ...key, version, value }, guard }], result: undefined }
    })

  return {
    async addIssued(orgId, month, cadreId, youthIds) {
      const all = await retryOptimistically(items, async () => {
        const key = keys.issued(orgId, month, cadreId)
        const item = await items.get<readonly string[]>(key)
        const known = item?.value ?? []
        const value = [...new Set([...known, ...youthIds])].sort()
        if (value.length === known.length) return { writes: [], result: value }
        const { guard, version } = next(item)
        return { writes: [{ put: { ...key, version, value }, guard }], result: value }
      })
      await count(orgId, month, cadreId, { issued: all.length })
    },

    async addAnswered(orgId, month, cadreId, youthId) {
      await items.put({ ...keys.answered(orgId, month, cadreId, youthId), value: null })
      const { pk, sk } = keys.answered(orgId, month, cadreId, '')
      const answered = (await Array.fromAsync(items.queryKeys(beginningWith(pk, sk)))).length
      await count(orgId, month, cadreId, { answered })
    },

    async readResponses(orgIds, month) {
      const found = await items.getMany<Counts>(orgIds.map(orgId => keys.counts(orgId, month)))
      return new Map(found.flatMap(({ value }) => Object.entries(value)))
    },
  }
}
