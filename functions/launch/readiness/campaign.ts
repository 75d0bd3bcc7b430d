import { concurrently } from '../../../shared/concurrently.ts'
import { type CampaignState, campaignState } from '../../../shared/domain/campaign.ts'
import { addMonths, lastDate } from '../../../shared/domain/time/calendar.ts'
import type { FactsStore } from '../../../shared/repositories/facts.ts'
import type { Policies } from '../../../shared/repositories/policies.ts'
import { membersBelow, orgOn } from '../../../shared/repositories/roster/below.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'

const concurrency = 24

/** A year's campaign of those who belong to the org or to one below: today, or on its last day once it is over. */
export async function campaignOf(
  {
    roster,
    facts,
    policies,
  }: {
    roster: Pick<RosterReads, 'listChildren' | 'listMembers' | 'readProfiles'>
    facts: Pick<FactsStore, 'readFactsBetween'>
    policies: Pick<Policies, 'readPolicyOfMonth'>
  },
  orgId: string,
  year: number,
  today: string,
): Promise<CampaignState> {
  const january = `${year}-01`
  const policy = await policies.readPolicyOfMonth(`${year}-07`, orgId)
  const from = addMonths(january, policy.campaign.fromMonth - 1)
  const to = addMonths(january, policy.campaign.toMonth - 1)
  const day = today < lastDate(to) ? today : lastDate(to)
  const members = await membersBelow(roster, orgId, day, orgOn(day))
  const profiles = Object.values(await roster.readProfiles(members.map(({ cadreId }) => cadreId)))
  const cadres = await concurrently(profiles, concurrency, async profile => ({
    profile,
    facts: await facts.readFactsBetween(profile.cadreId, from, to),
  }))
  return campaignState(policy, year, cadres, today)
}
