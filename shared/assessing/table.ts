import { concurrently } from '../concurrently.ts'
import { lastDate } from '../domain/time/calendar.ts'
import { byCadre, type Order } from '../http/page.ts'
import type { Assessments } from '../repositories/assessments.ts'
import { orgsBelow } from '../repositories/roster/below.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import type { Row } from '../repositories/rows.ts'

/** Orgs read at once. */
const concurrency = 16

/** Orders of the table; scores and totals come highest first, those without last. */
export const sorts = ['cadreId', 'total', 'attainment', 'activity', 'satisfaction'] as const

/** The lines of an org's own cadres and of all orgs that lay below it when the month ended. */
export async function tableOf(
  roster: Pick<RosterReads, 'listChildren'>,
  assessments: Pick<Assessments, 'listRows'>,
  orgId: string,
  month: string,
): Promise<Row[]> {
  const orgs = await orgsBelow(roster, orgId, lastDate(month))
  return (await concurrently(orgs, concurrency, org => assessments.listRows(org, month))).flat()
}

type Scored = Pick<Row, 'cadreId' | 'dimensions' | 'total'>

/** An order of the table: by id, or by a score, highest first, those without one last, equals by id. */
export function orderOf(sort: (typeof sorts)[number]): Order<Scored> {
  if (sort === 'cadreId') return byCadre
  const score = (row: Scored) => (sort === 'total' ? row.total : row.dimensions[sort].score)
  const placeOf = (row: Scored) => {
    const reached = score(row)
    return [reached === null ? null : -reached, row.cadreId]
  }
  return { name: sort, placeOf }
}
