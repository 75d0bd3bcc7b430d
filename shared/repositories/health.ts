import { isDeepStrictEqual } from 'node:util'
import { type Items, replacing } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import { viewKeys } from '../aws/keys.ts'

/** Since when something has been behind, by what it is. */
export type Since = Readonly<Record<string, string>>

/** Notes kept in these items. */
export const healthNotesOn = (items: Items) => ({
  /** Since when each of what is behind has been so: as it was noted before, else from an instant on. */
  noteBehind: (behind: readonly string[], at: string): Promise<Since> =>
    retryOptimistically(items, async () => {
      const before = await items.get<Since>(viewKeys.health)
      const result = Object.fromEntries(behind.map(what => [what, before?.value[what] ?? at]))
      const isSame = isDeepStrictEqual(before?.value ?? {}, result)
      return { writes: isSame ? [] : [replacing(viewKeys.health, before, result)], result }
    }),
})
