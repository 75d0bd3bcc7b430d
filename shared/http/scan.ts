import { ascending } from '../domain/order.ts'
import { fromCursor, pageQuery, toCursor } from './page.ts'

/** What was found about one cadre; `key` tells it from what else was found about the same one. */
export interface Found<Item> {
  readonly cadreId: string
  readonly key: string
  readonly item: Item
}

/** Cadres looked at together, and at most for one page: an org may have thousands. */
const batch = 40
const most = 400

/** Sorts behind every key. */
const done = '~'

/** Query fields of a list that is found by looking at cadre after cadre. */
export const walkQuery = () => pageQuery(/^[\w.-]{1,64}#[\w.~-]{1,64}$/, { usual: 100, most: 500 }).shape

/** A page of what is found about cadres, by cadre and key; `members` ascend by id. It may be short or empty, and go on. */
export async function walk<Member extends { readonly cadreId: string }, Item>(
  members: readonly Member[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  look: (some: readonly Member[]) => Promise<readonly Found<Item>[]>,
): Promise<{ items: Item[]; nextCursor?: string }> {
  const [from = '', behind = ''] = cursor === undefined ? [] : (fromCursor(cursor) ?? '').split('#')
  const left = members.filter(({ cadreId }) => cadreId > from || (cadreId === from && behind !== done))
  const items: Item[] = []
  let last = ''
  for (let start = 0; start < left.length; start += batch) {
    if (start >= most) return { items, nextCursor: toCursor(last) }
    const some = left.slice(start, start + batch)
    for (const { cadreId, key, item } of [...(await look(some))].sort(byCadreAndKey)) {
      if (cadreId === from && key <= behind) continue
      if (items.length === limit) return { items, nextCursor: toCursor(last) }
      items.push(item)
      last = `${cadreId}#${key}`
    }
    last = `${some.at(-1)?.cadreId}#${done}`
  }
  return { items }
}

const byCadreAndKey = (a: Found<unknown>, b: Found<unknown>) =>
  ascending(a.cadreId, b.cadreId) || ascending(a.key, b.key)
