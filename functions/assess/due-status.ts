import type { Status } from '../../shared/domain/assessment/revision.ts'
import type { Opening } from '../../shared/repositories/openings.ts'

/** As what a month is due of an org, by its path: final if it is for any org above, undefined if nobody ran the month. */
export function dueStatus(
  openings: readonly Opening[],
  month: string,
  path: readonly string[],
): Status | undefined {
  const own = openings.filter(opening => opening.month === month && path.includes(opening.orgId))
  return own.find(({ status }) => status === 'final')?.status ?? own[0]?.status
}
