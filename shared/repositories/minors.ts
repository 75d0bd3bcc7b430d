import { beginningWith, type Items, valuesOf } from '../aws/items/items.ts'
import type { Key } from '../aws/keys.ts'

/** That a youth is under 14, as its committee says, and whether a guardian consents (个人信息保护法第三十一条). */
export interface Minor {
  readonly youthId: string
  /** Date on which a guardian consented; absent where none did, or took it back. */
  readonly consentOn?: string
  /** Where the committee keeps the paper; no name. */
  readonly reference?: string
  readonly by: string
  /** Instant. */
  readonly at: string
}

/** Youths under 14, by the org that says so; it holds for the cadres of the org and of all below. */
export type Minors = ReturnType<typeof minorsOn>

const keyOf = (orgId: string, youthId: string): Key => ({ pk: `ORG#${orgId}`, sk: `MINOR#${youthId}` })

/** Youths under 14 kept in these items. */
export function minorsOn(items: Items) {
  return {
    readMinor: async (orgId: string, youthId: string): Promise<Minor | undefined> =>
      (await items.get<Minor>(keyOf(orgId, youthId)))?.value,

    async putMinor(orgId: string, minor: Minor): Promise<void> {
      await items.put({ ...keyOf(orgId, minor.youthId), value: minor })
    },

    /** The youth is not under 14, or no longer. */
    async removeMinor(orgId: string, youthId: string): Promise<void> {
      await items.remove(keyOf(orgId, youthId))
    },

    /** Youths of whom the org says that they are under 14 and have no consent. */
    async listWithoutConsent(orgId: string): Promise<string[]> {
      const { pk, sk } = keyOf(orgId, '')
      const found = await valuesOf<Minor>(items, beginningWith(pk, sk))
      return found.flatMap(({ consentOn, youthId }) => (consentOn === undefined ? [youthId] : []))
    },
  }
}
