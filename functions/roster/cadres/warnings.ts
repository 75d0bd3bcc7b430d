import type { Caller } from '../../../shared/access/caller.ts'
import { coversCadre } from '../../../shared/access/scope.ts'
import { type CadreProfile, validOrFirst } from '../../../shared/domain/roster/roster.ts'
import { isShortSecondment } from '../../../shared/domain/roster/secondment.ts'
import { rosterWarnings } from '../../../shared/labels/warnings.ts'
import { othersOfMobile } from '../../../shared/repositories/roster/mobiles.ts'
import type { Dependencies } from '../ports.ts'
import { type Warning, warn } from '../warnings.ts'

/** What should be known of a cadre as it was put. */
export async function warningsOnCadre(
  { roster, directory }: Dependencies,
  caller: Caller,
  profile: CadreProfile,
): Promise<Warning[]> {
  const today = directory.today()
  const valid = validOrFirst(profile.history, today)
  if (!valid) return []
  const { cadreId, serviceFrom, serviceUntil = '' } = profile
  const others = await othersOfMobile(roster, { ...valid, cadreId }, today)
  const covered: string[] = []
  for (const id of others)
    if (caller.role !== 'cadre' && (await coversCadre(directory, caller, id))) covered.push(id)
  const [later] = profile.history.filter(
    ({ effectiveFrom }) => effectiveFrom > today && valid.effectiveFrom <= today,
  )
  return [
    ...(others.length > 0 ? [warn('mobileShared', rosterWarnings.mobileShared(others.length), covered)] : []),
    ...(isShortSecondment({ ...valid, ...profile })
      ? [warn('shortSecondment', rosterWarnings.shortSecondment(serviceFrom, serviceUntil))]
      : []),
    ...(later ? [warn('changesLater', rosterWarnings.changesLater(later.effectiveFrom))] : []),
  ]
}
