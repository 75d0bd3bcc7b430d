import { concurrently } from '../concurrently.ts'
import { ascending } from '../domain/order.ts'
import type { Assessments, Row } from '../repositories/assessments.ts'
import { orgsBelow } from '../repositories/roster/below.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

/** Orgs read at once. */
const concurrency = 16

/** Orders of the table; scores and totals come highest first, those without last. */
export const sorts = ['cadreId', 'total', 'attainment', 'activity', 'satisfaction'] as const

/** The lines of an org's own cadres and of all orgs below it. */
export async function tableOf(
  roster: Pick<RosterReads, 'listChildren'>,
  assessments: Pick<Assessments, 'listRows'>,
  orgId: string,
  month: string,
): Promise<Row[]> {
  const orgs = await orgsBelow(roster, orgId)
  return (await concurrently(orgs, concurrency, org => assessments.listRows(org, month))).flat()
}

/** The table in an order: by id, or by a score, highest first, those without one last, equals by id. */
export function sorted(rows: readonly Row[], sort: (typeof sorts)[number]): Row[] {
  const score = (row: Row) =>
    sort === 'cadreId' ? 0 : ((sort === 'total' ? row.total : row.dimensions[sort].score) ?? -1)
  return [...rows].sort((a, b) => score(b) - score(a) || ascending(a.cadreId, b.cadreId))
}
