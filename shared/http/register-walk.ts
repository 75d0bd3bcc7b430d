import { Problem } from '../contracts/problem.ts'
import { ascending } from '../domain/order.ts'
import type { RegisterLine } from '../domain/roster/register.ts'
import { placeOf, type Register, type RegisterRange } from '../repositories/register.ts'
import { bytesOf, fromCursor, mostBytes, notOurs, pageQuery, toCursor } from './page.ts'
import type { Found } from './scan.ts'

/** Lines read for one page (about 300 bytes each), and cadres looked at together. */
const [mostRead, batch] = [1000, 25]

/** Sorts behind every key. */
const done = '~'

/** What a cursor of a list along a register stands for: cadre, org, and the key behind which it goes on. */
const place = /^([\w.-]{1,64})#([\w.-]{1,64})#([\w.~-]{1,100})$/

/** Query fields of a list along a register. */
export const registerQuery = (usual = 100, most = 500) => pageQuery(place, { usual, most }).shape

/** @throws Problem `invalid_request` at `cursor` if it is none of a list along a register. */
function placeBehind(cursor: string) {
  const [, cadreId = '', orgId = '', behind = ''] = place.exec(fromCursor(cursor) ?? '') ?? []
  if (behind === '') throw Problem.at('invalid_request', 'cursor', notOurs, 'bad_format')
  return { begin: placeOf({ orgId, cadreId }), behind }
}

/** What was found about the cadre of a line: of several lines of one cadre, each has its own. */
export type FoundOfLine<Item> = Found<Item> & Pick<RegisterLine, 'orgId'>

/** Which register is gone through, and whom it is about. */
export interface RegisterWalk<Item> {
  readonly register: Register
  readonly orgId: string
  /** Whether orgs below are left out. */
  readonly own?: boolean | undefined
  /** Whether a line is looked at. */
  readonly keep: (line: RegisterLine) => boolean
  /** What is found about the cadres of some lines. */
  readonly look: (some: readonly RegisterLine[]) => Promise<readonly FoundOfLine<Item>[]>
  /** How many cadres are looked at for one page. */
  readonly most?: number
}

/**
 * A page of what is found along a register, by cadre and key. Only so many lines are read, and cadres looked at,
 * and so many bytes answered, that a page may be short, even empty, with a `nextCursor` to go on.
 * @throws Problem `invalid_request` at `cursor` if it is none of such a list.
 */
export async function walkRegister<Item>(
  { register, orgId, own, keep, look, most = mostRead }: RegisterWalk<Item>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: Item[]; nextCursor?: string }> {
  const { begin, behind } = cursor === undefined ? { begin: '', behind: '' } : placeBehind(cursor)
  const start = cursor === undefined ? {} : behind === done ? { after: begin } : { from: begin }
  const items: Item[] = []
  let [read, looked, bytes] = [0, 0, 0]
  let last = ''
  let waiting: RegisterLine[] = []

  /** Whether the page is full. */
  async function lookAtWaiting(): Promise<boolean> {
    const some = waiting
    waiting = []
    looked += some.length
    const found = Map.groupBy(await look(some), placeOf)
    for (const line of some) {
      const at = placeOf(line)
      const own = [...(found.get(at) ?? [])].sort((a, b) => ascending(a.key, b.key))
      for (const { key, item } of own) {
        if (at === begin && key <= behind) continue
        if (items.length === limit) return true
        bytes += bytesOf(item)
        if (items.length > 0 && bytes > mostBytes) return true
        items.push(item)
        last = `${at}#${key}`
      }
      last = `${at}#${done}`
    }
    return false
  }

  let lastRead = ''
  for await (const line of linesOf(register, orgId, { ...start, own }, limit)) {
    const isFull = read === mostRead || looked + waiting.length === most
    if ((isFull || waiting.length === batch) && (await lookAtWaiting()))
      return { items, nextCursor: toCursor(last) }
    if (isFull) return { items, nextCursor: toCursor(lastRead) }
    read++
    lastRead = `${placeOf(line)}#${done}`
    if (keep(line)) waiting.push(line)
  }
  return (await lookAtWaiting()) ? { items, nextCursor: toCursor(last) } : { items }
}

/** Lines from a place on: as many as a page shows, and only where these were not enough, many more. */
async function* linesOf(
  register: Register,
  orgId: string,
  start: RegisterRange,
  shown: number,
): AsyncIterable<RegisterLine> {
  let range = start
  for (const limit of [shown + 1, mostRead]) {
    let [lines, place] = [0, '']
    for await (const line of register.listRegister(orgId, { ...range, limit })) {
      lines++
      place = placeOf(line)
      yield line
    }
    if (lines < limit) return
    range = { own: start.own, after: place }
  }
}
