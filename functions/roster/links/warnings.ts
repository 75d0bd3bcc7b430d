import { activeOn, countOthers } from '../../../shared/domain/roster/overlap.ts'
import type { LinkInterval } from '../../../shared/domain/roster/roster.ts'
import { monthOf } from '../../../shared/domain/time/calendar.ts'
import { rosterWarnings } from '../../../shared/labels/warnings.ts'
import { orgOfCadre } from '../../../shared/repositories/directory.ts'
import type { Dependencies } from '../ports.ts'
import { type Warning, warn } from '../warnings.ts'

/** What should be known of a link as it was put: that enough others have the youth already (避免重复联系). */
export async function warningsOnLink(
  { roster, directory, policies }: Dependencies,
  cadreId: string,
  link: LinkInterval,
): Promise<Warning[]> {
  const today = directory.today()
  const day = link.since > today ? link.since : today
  if (!activeOn(link, day)) return []
  const claims = await roster.readClaims([link.youthId], [cadreId])
  const others = countOthers(claims[link.youthId] ?? [], cadreId, day)
  if (others === 0) return []
  const orgId = await orgOfCadre(directory, cadreId, today)
  const { maxCadresPerYouth: most } = await policies.readPolicyOfMonth(monthOf(today), orgId)
  return others < most ? [] : [warn('manyCadres', rosterWarnings.manyCadres(others, most))]
}
