import { Problem } from '../../shared/contracts/problem.ts'
import { serviceOf, validOrFirst } from '../../shared/domain/roster/roster.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import type { Dependencies } from './ports.ts'

/** A cadre with the org to which it belongs today. @throws Problem `not_found` */
export async function cadreToday({ roster, now }: Pick<Dependencies, 'roster' | 'now'>, cadreId: string) {
  const profile = await roster.readProfile(cadreId)
  const orgId = profile && validOrFirst(profile.history, todayAt(now()))?.orgId
  if (!profile || orgId === undefined) throw new Problem('not_found')
  return { cadreId, orgId, service: serviceOf(profile) }
}
