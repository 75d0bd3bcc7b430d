import type { Caller } from '../../../shared/access/caller.ts'
import type { ShownRow } from '../../../shared/access/org-view.ts'
import { ownRow } from '../../../shared/access/own/revisions.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import { isBelowOn, listedOn, type RegisterLine } from '../../../shared/domain/roster/register.ts'
import { firstDate, lastDate } from '../../../shared/domain/time/calendar.ts'
import { isFound } from '../../../shared/http/page.ts'
import { walkRegister } from '../../../shared/http/register-walk.ts'
import type { Dependencies } from '../ports.ts'

/** A line with its cadre's name, for whoever may see that. */
export type NamedRow = ShownRow & { readonly name?: string }

/** Which lines are asked for. */
export interface TableQuery {
  readonly grade?: ShownRow['grade'] | undefined
  readonly category?: ShownRow['category'] | undefined
  readonly q?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Whether a line is asked for. */
export const isAsked = ({ grade, category, q }: TableQuery, row: NamedRow) =>
  (grade === undefined || row.grade === grade) &&
  (category === undefined || row.category === category) &&
  isFound(q, row.cadreId, row.name)

const isBetween = ({ spans }: RegisterLine, first: string, last: string) =>
  spans.some(({ from, until }) => from <= last && (until === undefined || until > first))

/** Who left is told of where it was on its last day; an org that moved, where it lay at the month's end. */
export const isTold = (line: RegisterLine, { asOf }: ShownRow, last: string) =>
  isBelowOn(line, last) || (asOf < last && isBelowOn(line, asOf))

/** Puts its cadre's name to a line, for whoever may see that. */
export const naming = (caller: Caller, line: RegisterLine, row: ShownRow): NamedRow =>
  maySee(caller, 'name') ? { name: listedOn(line, row.asOf).name, ...row } : row

/** A page of an org's table, by cadre: lines of who belonged below it in the month; one's own as a cadre sees it. */
export function tableInOrder(
  { register, assessments }: Dependencies,
  caller: Caller,
  orgId: string,
  month: string,
  query: TableQuery,
) {
  const [first, last] = [firstDate(month), lastDate(month)]

  async function look(lines: readonly RegisterLine[]) {
    const keys = lines.map(line => ({ orgId: line.orgId, month, cadreId: line.cadreId }))
    const rows: readonly ShownRow[] = await assessments.readRows(keys)
    return Promise.all(
      lines.map(async line => {
        const known = rows.find(row => row.cadreId === line.cadreId && row.orgId === line.orgId)
        const row =
          known && line.cadreId === caller.cadreId
            ? ownRow(await assessments.readRevisions(line.cadreId, month))
            : known
        if (!row || !isTold(line, row, last)) return []
        const named = naming(caller, line, row)
        const { cadreId, orgId } = line
        return isAsked(query, named) ? [{ cadreId, orgId, key: 'r', item: named }] : []
      }),
    ).then(found => found.flat())
  }

  return walkRegister<NamedRow>(
    {
      register,
      orgId,
      keep: line =>
        isBetween(line, first, last) &&
        line.service.from <= last &&
        (line.service.until === undefined || line.service.until > first),
      look,
      most: query.limit,
    },
    query,
  )
}
