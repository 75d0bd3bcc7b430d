import * as z from 'zod'
import { Problem } from '../contracts/problem.ts'

/** The cursor that stands for the key of a page's last item. */
export const toCursor = (key: string): string => Buffer.from(key).toString('base64url')

/** The key for which a cursor stands that passed a {@link pageQuery}. */
export const fromCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString()

const cursor = z.string().max(400)

/** Query fields of a list that is at hand as a whole; {@link pageFrom} checks the cursor. */
export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: cursor.optional(),
} as const

/** Query of a list that goes on behind a key; only cursors of such keys pass. */
export function pageQuery(keys: RegExp, { usual, most }: { usual: number; most: number }) {
  const known = (value: string) => keys.test(fromCursor(value)) && toCursor(fromCursor(value)) === value
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(most).default(usual),
    cursor: cursor.refine(known, 'not a cursor of this list').optional(),
  })
}

/** Body of a list's answer; `nextCursor` is absent on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() })

/**
 * A page of a list that is at hand as a whole; its keys are unique within it.
 * @throws Problem `invalid_request` at `cursor` if the list has no item with its key.
 */
export function pageFrom<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: Item[]; nextCursor?: string } {
  const after = cursor === undefined ? -1 : list.findIndex(item => keyOf(item) === fromCursor(cursor))
  if (cursor !== undefined && after < 0)
    throw Problem.at('invalid_request', 'cursor', 'not a cursor of this list', 'bad_format')
  const items = list.slice(after + 1, after + 1 + limit)
  const last = items.at(-1)
  return last !== undefined && after + 1 + limit < list.length
    ? { items, nextCursor: toCursor(keyOf(last)) }
    : { items }
}
