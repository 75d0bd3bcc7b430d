import { atOnce, concurrently } from '../../../shared/concurrently.ts'
import { activeOn } from '../../../shared/domain/roster/overlap.ts'
import { attributesOn, serviceOf, within } from '../../../shared/domain/roster/roster.ts'
import { lastDate, monthOf } from '../../../shared/domain/time/calendar.ts'
import { membersBelow, orgOn } from '../../../shared/repositories/roster/below.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import type { VoiceBatch } from '../../../shared/repositories/voice.ts'

/** One link of a batch, with the names that its sheet shows. */
export interface IssuedLink {
  readonly cadreId: string
  readonly cadre: string
  readonly orgId: string
  readonly youthId: string
}

/** The day of a month on which it is asked who serves and who is linked: its last one, or today within it. */
export const dayOfMonth = (month: string, today: string): string =>
  month < monthOf(today) ? lastDate(month) : today

/** The links of a batch: youths linked on the day to cadres who serve in the org or below, but for the issuer's own. */
export async function linksOf(
  roster: Pick<RosterReads, 'listChildren' | 'listMembers' | 'readCadreWithLinks'>,
  { orgId, cadreIds, youthIds, without }: Pick<VoiceBatch, 'orgId' | 'cadreIds' | 'youthIds' | 'without'>,
  day: string,
): Promise<IssuedLink[]> {
  const members = await membersBelow(roster, orgId, day, member =>
    within(serviceOf(member), day) ? orgOn(day)(member) : undefined,
  )
  const wanted = members.filter(
    ({ cadreId }) => cadreId !== without && (cadreIds === undefined || cadreIds.includes(cadreId)),
  )
  const found = await concurrently(wanted, atOnce, async ({ cadreId, orgId }) => {
    const cadre = await roster.readCadreWithLinks(cadreId)
    const name = cadre && attributesOn(cadre.profile, day)?.name
    return (cadre?.links ?? [])
      .filter(link => activeOn(link, day) && (youthIds === undefined || youthIds.includes(link.youthId)))
      .map(({ youthId }) => ({ cadreId, cadre: name ?? cadreId, orgId, youthId }))
  })
  return found.flat()
}
