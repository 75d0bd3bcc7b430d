import { createHash } from 'node:crypto'
import type { Endpoint } from '../contracts/endpoint.ts'
import { Problem } from '../contracts/problem.ts'
import { notOurs } from './page.ts'

/** What is asked of a list, as it was validated. */
interface Asked {
  readonly params: unknown
  readonly query: unknown
}

/** Stands between a cursor and the print of its list; no cursor has it in itself. */
const separator = '.'

/** Tells lists apart: by the endpoint, its path and its filters; how many items a page has makes no other list. */
function printOf({ name }: Pick<Endpoint, 'name'>, { params, query }: Asked): string {
  const { cursor: _, limit: __, ...filters } = Object(query)
  return createHash('sha256')
    .update(JSON.stringify([name, params, filters]))
    .digest('base64url')
    .slice(0, 8)
}

/** The query with the cursor alone, without the print of its list. */
export function withoutPrint<Query extends Readonly<Record<string, string | undefined>>>(
  query: Query,
): Query {
  return query.cursor === undefined ? query : { ...query, cursor: query.cursor.split(separator)[0] }
}

/** @throws Problem `invalid_request` at `cursor` if it was made for another list, or with other filters. */
export function checkPrint(endpoint: Pick<Endpoint, 'name'>, asked: Asked, cursor: string | undefined): void {
  if (cursor === undefined) return
  const [, ...prints] = cursor.split(separator)
  if (prints.length !== 1 || prints[0] !== printOf(endpoint, asked))
    throw Problem.at('invalid_request', 'cursor', notOurs, 'bad_format')
}

/** The answer whose `nextCursor` is good for the list alone of which it is a page. */
export function withPrint<Body>(endpoint: Pick<Endpoint, 'name'>, asked: Asked, body: Body): Body {
  const { nextCursor } = Object(body) as { nextCursor?: unknown }
  if (typeof nextCursor !== 'string') return body
  return { ...body, nextCursor: `${nextCursor}${separator}${printOf(endpoint, asked)}` }
}
