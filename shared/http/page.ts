import * as z from 'zod'
import { Problem } from '../declare/problem.ts'

/** Query fields of every list: how many, and the cursor behind which it goes on. */
export const page = {
  limit: z.coerce.number<string>().int().min(1).max(500).default(100),
  cursor: z.string().min(1).max(400).optional(),
} as const

/** What a list is asked for. */
export interface Page {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Body of a list's answer; `nextCursor` is absent on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() })

/** The cursor that stands for the key of a page's last item. */
export const toCursor = (key: string): string => Buffer.from(key).toString('base64url')

/**
 * The key for which a cursor stands.
 * @throws Problem `invalid_request` at `cursor` if we never gave it out for a list with such keys.
 */
export function fromCursor(cursor: string, keys: RegExp): string {
  const key = Buffer.from(cursor, 'base64url').toString()
  if (!keys.test(key) || toCursor(key) !== cursor)
    throw Problem.at('invalid_request', 'cursor', 'not a cursor of this list')
  return key
}

/**
 * A page of a list that is at hand as a whole; keys are unique within it.
 * @throws Problem `invalid_request` at `cursor` if the list has no item with its key.
 */
export function pageFrom<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
  { limit, cursor }: Page,
): { items: Item[]; nextCursor?: string } {
  const after = cursor === undefined ? -1 : list.findIndex(item => toCursor(keyOf(item)) === cursor)
  if (cursor !== undefined && after < 0)
    throw Problem.at('invalid_request', 'cursor', 'not a cursor of this list')
  const items = list.slice(after + 1, after + 1 + limit)
  const last = items.at(-1)
  return last !== undefined && after + 1 + limit < list.length
    ? { items, nextCursor: toCursor(keyOf(last)) }
    : { items }
}
