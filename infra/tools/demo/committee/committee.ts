import type * as z from 'zod'
import type { Row } from '../assess.ts'
import type { Call, Files } from '../client.ts'
import type { County } from '../county.ts'
import type { Tally } from '../load.ts'
import type { Cell, Column, Paint } from '../table.ts'
import { tableLines } from '../table.ts'

/** What an endpoint answers with 200. */
export type BodyOf<E extends { readonly responses: { readonly 200: z.ZodType } }> = z.infer<
  E['responses'][200]
>
/** One of the items that a list answers. */
export type ItemOf<E extends { readonly responses: { readonly 200: z.ZodType } }> =
  BodyOf<E> extends { items: (infer Item)[] } ? Item : never

/** A committee's desk: who asks, what the demo knows, and what was assessed. */
export interface Committee {
  /** The assessor of the whole city. */
  readonly assessor: Call
  /** The county's own administrator. */
  readonly admin: Call
  readonly files: Files
  readonly county: County
  /** The table of the assessed month, the best first. */
  readonly rows: readonly Row[]
  readonly paint: Paint
  readonly tally: Tally
}

/** The county whose year is shown. */
export const countyId = 'ls'

/** Counts whether something was new. */
export function counted(tally: Tally, status: number): void {
  tally[status === 201 ? 'created' : 'known']++
}

/** Asks for one thing. */
export async function read<E extends { readonly responses: { readonly 200: z.ZodType } }>(
  call: Call,
  path: string,
): Promise<BodyOf<E>> {
  return (await call('GET', path)).body as BodyOf<E>
}

/** Asks for a whole list, page by page. */
export async function readAll<E extends { readonly responses: { readonly 200: z.ZodType } }>(
  call: Call,
  path: string,
): Promise<ItemOf<E>[]> {
  const items: ItemOf<E>[] = []
  let cursor: string | undefined
  do {
    const from = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = (await call('GET', `${path}${from}`)).body as { items: ItemOf<E>[]; nextCursor?: string }
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return items
}

/** Names of cadres and orgs as the demo knows them. */
export function namesOf({ orgs, workers }: Pick<County, 'orgs' | 'workers'>) {
  const ofOrgs = new Map(orgs.map(({ orgId, name }) => [orgId, name]))
  const ofCadres = new Map(workers.map(({ person }) => [person.cadreId, person.name]))
  return {
    org: (orgId: string) => ofOrgs.get(orgId) ?? orgId,
    cadre: (cadreId: string) => ofCadres.get(cadreId) ?? cadreId,
  }
}

/** The first few, and how many there are if that is more. */
export function few(names: readonly string[], most: number, unit: string): string {
  const shown = names.slice(0, most).join('、')
  return names.length > most ? `${shown}等${names.length}${unit}` : shown
}

/** A section: its heading, and its lines a little to the right. */
export function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return ['', paint(title, 'strong'), ...lines.map(line => `  ${line}`.trimEnd())]
}

/** A table in few words: columns by their headings, those that begin with `>` right-aligned. */
export function compact(headings: string, rows: readonly (readonly Cell[])[], paint: Paint): string[] {
  const columns = headings
    .split(' ')
    .map((title): Column => (title.startsWith('>') ? { title: title.slice(1), align: 'right' } : { title }))
  return tableLines(columns, rows, paint)
}
