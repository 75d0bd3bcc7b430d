import { type Items, next } from '../aws/items/items.ts'
import type { Key } from '../aws/keys.ts'

/** Links issued in one call: nothing is kept of the links themselves, for the same batch gives the same ones. */
export interface VoiceBatch {
  readonly batchId: string
  readonly orgId: string
  readonly month: string
  readonly cadreIds?: readonly string[] | undefined
  readonly youthIds?: readonly string[] | undefined
  /** Seconds since 1970. */
  readonly issuedAt: number
  readonly expiresAt: number
  readonly links: number
  /** Youths under 14 who got none, for want of a guardian's consent. */
  readonly withoutConsent: number
  readonly by: string
  /** The cadre who issued them, if it was one: no link of its own is among them. */
  readonly without?: string
}

/** Whose links of which month end; what is left out means all. */
export interface Revocation {
  readonly orgId: string
  readonly month?: string
  readonly cadreId?: string
  readonly youthId?: string
  /** Seconds since 1970: links issued until then end. */
  readonly at: number
  readonly by: string
}

/** What is kept of the youths' links: batches, revocations, answers that are no event, and how often somebody came. */
export type Voice = ReturnType<typeof voiceOn>

const any = '*'

const keys = {
  batch: (orgId: string, batchId: string): Key => ({ pk: `ORG#${orgId}`, sk: `BATCH#${batchId}` }),
  revocation: ({ orgId, month = any, cadreId = any, youthId = any }: Partial<Revocation>): Key => ({
    pk: `ORG#${orgId}`,
    sk: `REVOKED#${month}#${cadreId}#${youthId}`,
  }),
  solved: (cadreId: string, demandId: string): Key => ({ pk: `CADRE#${cadreId}`, sk: `SOLVED#${demandId}` }),
  visits: (who: string): Key => ({ pk: `VISITS#${who}`, sk: 'VISITS' }),
} as const

/** How often a lost race of counting is tried again; after that a visit goes uncounted: a school comes all at once. */
const attempts = 3

/** What is kept of the youths' links, in these items. */
export function voiceOn(items: Items) {
  return {
    async addBatch(batch: VoiceBatch): Promise<void> {
      await items.put({ ...keys.batch(batch.orgId, batch.batchId), value: batch }, 'absent')
    },

    readBatch: async (orgId: string, batchId: string): Promise<VoiceBatch | undefined> =>
      (await items.get<VoiceBatch>(keys.batch(orgId, batchId)))?.value,

    async addRevocation(revocation: Revocation): Promise<void> {
      await items.put({ ...keys.revocation(revocation), value: revocation })
    },

    /** The last moment up to which links like this one were revoked, in seconds since 1970; 0 if never. */
    async readRevokedUntil({
      orgIds,
      month,
      cadreId,
      youthId,
    }: {
      orgIds: readonly string[]
      month: string
      cadreId: string
      youthId: string
    }): Promise<number> {
      const wanted = orgIds.flatMap(orgId =>
        [month, any].flatMap(month =>
          [cadreId, any].flatMap(cadreId =>
            [youthId, any].map(youthId => keys.revocation({ orgId, month, cadreId, youthId })),
          ),
        ),
      )
      const found = await items.getMany<Revocation>(wanted)
      return Math.max(0, ...found.map(({ value }) => value.at))
    },

    /** Keeps whether a youth called its demand solved; what was said last stands. */
    async putSolved(
      cadreId: string,
      demandId: string,
      value: { readonly isSolved: boolean; readonly at: number },
    ): Promise<void> {
      await items.put({ ...keys.solved(cadreId, demandId), value })
    },

    /** What the youth said last of its demand; undefined if nothing. */
    readSolved: async (cadreId: string, demandId: string): Promise<boolean | undefined> =>
      (await items.get<{ isSolved: boolean }>(keys.solved(cadreId, demandId)))?.value.isSolved,

    /** Counts a visit within a window, in seconds; how many there were, this one included. */
    async countVisit(who: string, at: number, window: number): Promise<number> {
      const key = keys.visits(who)
      const began = at - (at % window)
      let count = 1
      for (let attempt = 0; attempt < attempts; attempt++) {
        const item = await items.get<{ began: number; count: number }>(key)
        count = item?.value.began === began ? item.value.count + 1 : 1
        const { guard, version } = next(item)
        const counted = { ...key, version, value: { began, count } }
        if ((await items.put(counted, guard)).done) break
      }
      return count
    },
  }
}
