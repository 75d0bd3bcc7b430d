import { beginningWith, type Items, valuesOf } from '../aws/items/items.ts'
import { putOnce } from '../aws/items/put-once.ts'
import { resultKeys } from '../aws/keys.ts'

/** A signature under an org's month, quarter or year: who took responsibility for which results, and when. */
export interface SignOff {
  readonly orgId: string
  /** `2026-05`, `2026-Q2` or `2026`. */
  readonly time: string
  /** See `signOffDigest`. */
  readonly digest: string
  /** How many cadres it is about. */
  readonly cadres: number
  readonly by: string
  /** Instant. */
  readonly at: string
  readonly note?: string
}

/** Signatures under orgs' results; each stays for good. */
export type SignOffs = ReturnType<typeof signOffsOn>

/** Signatures stored in these items. */
export function signOffsOn(items: Items) {
  return {
    /** Those of an org's month, quarter or year, the first one first. */
    async listSignOffs(orgId: string, time: string): Promise<SignOff[]> {
      const { pk, sk } = resultKeys.signOff(orgId, time, '')
      const found = await valuesOf<SignOff>(items, beginningWith(pk, sk))
      return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    },

    /** Stores a signature, unless there is one under the same digest; the one that was first, and whether it is this one. */
    addSignOff: (signOff: SignOff): Promise<{ first: SignOff; added: boolean }> =>
      putOnce(items, resultKeys.signOff(signOff.orgId, signOff.time, signOff.digest), signOff),
  }
}
