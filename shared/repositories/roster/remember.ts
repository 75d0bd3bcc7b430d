import type { Item, Items } from '../../aws/items/items.ts'
import type { Key } from '../../aws/keys.ts'
import { remember } from '../remember.ts'
import type { LinkCount } from './link-checks.ts'
import { countLinks } from './link-reads.ts'

/** Sort keys of what links refer to; changes of it are guarded by nothing in a link's transaction. */
const references = new Set(['ORG', 'BASE', 'PROFILE'])

/** The items, with orgs, bases and cadres remembered for some seconds: for many links in a row. */
export function rememberReferences(items: Items, now: () => Date): Items {
  const read = remember(
    now,
    (key: string) => items.get(JSON.parse(key) as Key),
    (item: Item | undefined) => item !== undefined,
  )
  return {
    ...items,
    get: async <Value>(key: Key) =>
      (references.has(key.sk)
        ? await read(JSON.stringify({ pk: key.pk, sk: key.sk }))
        : await items.get(key)) as Item<Value> | undefined,
  }
}

/**
 * How many links cadres have, remembered for some seconds: the bound is soft, and a sheet has a hundred of one cadre. None
 * is not remembered: the first link is written under the cadre's gate, for which the others would wait.
 */
export const rememberLinkCounts = (items: Items, now: () => Date): LinkCount =>
  remember(
    now,
    cadreId => countLinks(items, cadreId),
    links => links > 0,
  )
