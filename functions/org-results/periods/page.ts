import type { Caller } from '../../../shared/access/caller.ts'
import type { ShownRow } from '../../../shared/access/org-view.ts'
import { ownRow } from '../../../shared/access/own/revisions.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { periodMonths } from '../../../shared/domain/period.ts'
import { isBelowOn, listedOn, type RegisterLine } from '../../../shared/domain/roster/register.ts'
import { firstDate, lastDate } from '../../../shared/domain/time/calendar.ts'
import { type PeriodRow, periodRow } from '../../../shared/exporting/appraisal/period-rows.ts'
import { isFound } from '../../../shared/http/page.ts'
import { walkRegister } from '../../../shared/http/register-walk.ts'
import { readPoliciesOnce } from '../../../shared/repositories/policies.ts'
import { ofCadres } from '../../../shared/repositories/register.ts'
import type { Dependencies } from '../ports.ts'

type NamedRow = PeriodRow & { readonly name?: string }

/** Cadres looked at at once. */
const concurrency = 5

const isBetween = ({ spans, service }: RegisterLine, first: string, last: string) =>
  spans.some(({ from, until }) => from <= last && (until === undefined || until > first)) &&
  service.from <= last &&
  (service.until === undefined || service.until > first)

/** A page of an org's quarter or year, by cadre, of its months' lines. Who moved stands where it was last. */
export function periodPage(
  { register, assessments, policies: reads }: Dependencies,
  caller: Caller,
  orgId: string,
  period: string,
  { q, ...page }: { q?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const months = periodMonths(period)
  const [first, last] = [firstDate(months[0] as string), lastDate(months.at(-1) as string)]
  const policies = readPoliciesOnce(reads)

  async function seenRow(row: ShownRow): Promise<readonly ShownRow[]> {
    if (row.cadreId !== caller.cadreId) return [row]
    const own = ownRow(await assessments.readRevisions(row.cadreId, row.month))
    return own ? [own] : []
  }

  /** The cadre's lines of the months, each as the caller may see it. */
  async function rowsOf(lines: readonly RegisterLine[]): Promise<ShownRow[]> {
    const places = months.flatMap(month =>
      lines
        .filter(line => isBetween(line, firstDate(month), lastDate(month)))
        .map(line => ({ line, orgId: line.orgId, month, cadreId: line.cadreId })),
    )
    const rows = await assessments.readRows(places)
    const known = places.flatMap(({ line, month }): ShownRow[] => {
      const row = rows.find(each => each.orgId === line.orgId && each.month === month)
      const end = lastDate(month)
      return row && (isBelowOn(line, end) || (row.asOf < end && isBelowOn(line, row.asOf))) ? [row] : []
    })
    return (await Promise.all(known.map(seenRow))).flat()
  }

  async function look(some: readonly RegisterLine[]) {
    const found = await concurrently(some, concurrency, async line => {
      const { cadreId } = line
      const lines = await Array.fromAsync(ofCadres(register, [cadreId]).listRegister(orgId))
      const rows = await rowsOf(lines)
      const latest = rows.at(-1)
      // Of several lines of one cadre the one of its last result stands for all.
      if (!latest || latest.orgId !== line.orgId) return []
      const row = await periodRow(policies, orgId, period, rows)
      const { name } = listedOn(line, row.asOf)
      if (!isFound(q, cadreId, maySee(caller, 'name') ? name : undefined)) return []
      const item = maySee(caller, 'name') ? { name, ...row } : row
      return [{ cadreId, orgId: line.orgId, key: 'p', item }]
    })
    return found.flat()
  }

  return walkRegister<NamedRow>(
    { register, orgId, keep: line => isBetween(line, first, last), look, most: page.limit },
    page,
  )
}
