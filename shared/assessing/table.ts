import { atOnce, concurrently } from '../concurrently.ts'
import { lastDate } from '../domain/time/calendar.ts'
import type { Order } from '../http/page.ts'
import type { Assessments } from '../repositories/assessments.ts'
import { orgsBelow } from '../repositories/roster/below.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import type { Row } from '../repositories/rows.ts'

/** Scores by which a table may be ranked, where the policy allows it. */
export const rankings = ['total', 'attainment', 'activity', 'satisfaction'] as const

/** Orders of the table: by id, or by a score, the highest first, those without last. */
export const sorts = ['cadreId', ...rankings] as const

/** Whether an order ranks people by a score. */
export const ranks = (sort: (typeof sorts)[number]): sort is (typeof rankings)[number] =>
  (rankings as readonly string[]).includes(sort)

/** The lines of an org's own cadres and of all orgs that lay below it when the month ended, looked up by `below`. */
export async function tableOf(
  roster: Pick<RosterReads, 'listChildren'>,
  assessments: Pick<Assessments, 'listRows'>,
  orgId: string,
  month: string,
  below = orgsBelow,
): Promise<Row[]> {
  const orgs = await below(roster, orgId, lastDate(month))
  return (await concurrently(orgs, atOnce, org => assessments.listRows(org, month))).flat()
}

/** What an order looks at. */
export type Scored = Pick<Row, 'cadreId' | 'dimensions' | 'total'>

/** An order of the table: by id, or by a score, highest first, those without one last, equals by id. */
export function orderOf(sort: (typeof rankings)[number]): Order<Scored> {
  const score = (row: Scored) => (sort === 'total' ? row.total : row.dimensions[sort].score)
  const placeOf = (row: Scored) => {
    const reached = score(row)
    return [reached === null ? null : -reached, row.cadreId]
  }
  return { name: sort, placeOf }
}
