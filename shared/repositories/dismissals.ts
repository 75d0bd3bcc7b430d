import type { Items } from '../aws/items/items.ts'
import { putOnce } from '../aws/items/put-once.ts'
import { resultKeys } from '../aws/keys.ts'

/** What a person found behind a flag: nothing, that it is true, or something to talk about. */
export const flagDecisions = ['dismissed', 'upheld', 'coached'] as const

/** Who took a flag off the list for review, when and why. */
export interface Dismissal {
  readonly flagId: string
  readonly cadreId: string
  readonly month: string
  readonly by: string
  /** Instant. */
  readonly at: string
  readonly reason: string
  /** Absent: nothing was found. */
  readonly decision?: (typeof flagDecisions)[number]
}

/** Dismissed flags; what was said of one stays for good. */
export type Dismissals = ReturnType<typeof dismissalsOn>

const keyOf = ({ cadreId, month, flagId }: Pick<Dismissal, 'flagId' | 'cadreId' | 'month'>) =>
  resultKeys.dismissal(cadreId, month, flagId)

/** Dismissals stored in these items. */
export function dismissalsOn(items: Items) {
  return {
    /** Those of the flags that were dismissed, by flag. */
    async readDismissals(
      flags: readonly Pick<Dismissal, 'flagId' | 'cadreId' | 'month'>[],
    ): Promise<Record<string, Dismissal>> {
      const found = await items.getMany<Dismissal>(flags.map(keyOf))
      return Object.fromEntries(found.map(({ value }) => [value.flagId, value]))
    },

    /** Stores a dismissal, unless there is one; the one that was first, and whether it is this one. */
    addDismissal: (dismissal: Dismissal): Promise<{ first: Dismissal; added: boolean }> =>
      putOnce(items, keyOf(dismissal), dismissal),
  }
}
