import * as z from 'zod'
import { text } from '../../events/envelope.ts'
import { rule } from '../../events/field-code.ts'
import { Problem } from '../contracts/problem.ts'
import { wholeNumberOr } from '../contracts/whole-number.ts'

/** What is said of a cursor of another list, or of none. */
export const notOurs = 'not a cursor of this list'

/** Written in front of what a cursor stands for, so that another form of it can be told apart. */
const form = '1:'

/** The cursor that stands for a key; clients see no sense in it, so that its form may change. */
export const toCursor = (key: string): string => Buffer.from(`${form}${key}`).toString('base64url')

/** The key for which a cursor stands; undefined if it is none of ours. */
export function fromCursor(cursor: string): string | undefined {
  const decoded = Buffer.from(cursor, 'base64url').toString()
  const key = decoded.slice(form.length)
  return decoded.startsWith(form) && toCursor(key) === cursor ? key : undefined
}

const cursor = z
  .string()
  .max(800)
  .describe('`nextCursor` of the page before; good for the same list with the same filters.')

/** Query field that says how many items a page may have. */
export const limited = (usual: number, most: number) => wholeNumberOr(usual, 1, most)

/** Query fields of a list that is at hand as a whole; {@link pageFrom} checks the cursor. */
export const page = { limit: limited(100, 500), cursor: cursor.optional() } as const

/** {@link page}, in one of several orders; the first one unless said. */
export const sortedPage = <const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) => ({
  sort: z.enum(sorts).default(() => sorts[0]),
  ...page,
})

/** Query field of a list of people: a part of the name. */
export const search = { q: text(1, 50).describe('A part of the name, or the id.').optional() } as const

/** Whether somebody is looked for by `q`: by a part of the name, or by the id. */
export const isFound = (q: string | undefined, id: string, name: string | undefined): boolean =>
  q === undefined || id === q || (name?.includes(q) ?? false)

/** Query of a list that goes on behind a key; only cursors of such keys pass. */
export function pageQuery(keys: RegExp, { usual, most }: { usual: number; most: number }) {
  const known = (value: string) => keys.test(fromCursor(value) ?? '')
  return z.strictObject({
    limit: limited(usual, most),
    cursor: cursor.refine(known, rule('bad_format', notOurs)).optional(),
  })
}

/** Body of a list's answer; `nextCursor` is absent on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() })

/** Sort keys of an item, the last of them its own: where it stands, whatever becomes of the others. */
export type Place = readonly (string | number | null)[]

/** An order of a list. Keys ascend, numbers before texts; null comes last. */
export interface Order<Item> {
  readonly name: string
  readonly placeOf: (item: Item) => Place
}

const key = z.union([z.string(), z.number(), z.null()])
const placeInOrder = z.tuple([z.string()], key)

const rank = (value: Place[number]) => (value === null ? 2 : typeof value === 'string' ? 1 : 0)

function compareKeys(a: Place[number], b: Place[number]): number {
  if (a === b) return 0
  if (a === null || b === null || typeof a !== typeof b) return rank(a) - rank(b)
  return a < b ? -1 : 1
}

/** Order of two places; one that is the beginning of the other comes first. */
export function comparePlaces(a: Place, b: Place): number {
  const at = a.findIndex((value, index) => index >= b.length || compareKeys(value, b[index] ?? null) !== 0)
  if (at < 0) return a.length - b.length
  return at >= b.length ? 1 : compareKeys(a[at] ?? null, b[at] ?? null)
}

/** The place for which a cursor stands. @throws Problem `invalid_request` at `cursor` if it is of another order. */
export function placeFrom(order: string, cursor: string): Place {
  try {
    const [name, ...place] = placeInOrder.parse(JSON.parse(fromCursor(cursor) ?? ''))
    if (name === order) return place
  } catch {}
  throw Problem.at('invalid_request', 'cursor', notOurs, 'bad_format')
}

/** The cursor that stands for a place in an order. */
export const cursorAt = (order: string, place: Place): string => toCursor(JSON.stringify([order, ...place]))

/** Bytes of a page: Lambda answers six million at most, and a page may be given names and notes yet. */
export const mostBytes = 4_000_000

/** Bytes of an item in an answer. */
export const bytesOf = (item: unknown): number => Buffer.byteLength(JSON.stringify(item))

/** The first rows whose items fit into an answer; at least one. */
function fitting<Row extends { readonly item: unknown }>(rows: readonly Row[]): readonly Row[] {
  let bytes = 0
  const end = rows.findIndex(({ item }) => {
    bytes += bytesOf(item)
    return bytes > mostBytes
  })
  return end < 0 ? rows : rows.slice(0, Math.max(1, end))
}

/**
 * A page of a list that is at hand as a whole: as many items as asked for, fewer where they are large. It goes on behind the place of the last item, so that what is changed,
 * moved, added or taken away between two pages neither hides nor repeats the rest.
 * @throws Problem `invalid_request` at `cursor` if it is none of a list in this order.
 */
export function pageFrom<Item>(
  list: readonly Item[],
  { name, placeOf }: Order<Item>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: Item[]; nextCursor?: string } {
  const after = cursor === undefined ? undefined : placeFrom(name, cursor)
  const left = list
    .map(item => ({ item, place: placeOf(item) }))
    .filter(({ place }) => after === undefined || comparePlaces(place, after) > 0)
    .sort((a, b) => comparePlaces(a.place, b.place))
  const rows = fitting(left.slice(0, limit))
  const items = rows.map(({ item }) => item)
  const last = rows.at(-1)
  return last && left.length > rows.length ? { items, nextCursor: cursorAt(name, last.place) } : { items }
}

/** The order by cadre. */
export const byCadre: Order<{ readonly cadreId: string }> = {
  name: 'cadreId',
  placeOf: ({ cadreId }) => [cadreId],
}
