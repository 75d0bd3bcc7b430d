import { concurrently } from '../concurrently.ts'
import { type CampaignRow, type CampaignState, campaignState } from '../domain/campaign.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { isBelowOn, type RegisterLine } from '../domain/roster/register.ts'
import { addMonths, lastDate } from '../domain/time/calendar.ts'
import type { FactsStore } from '../repositories/facts.ts'
import type { Policies } from '../repositories/policies.ts'
import type { Register } from '../repositories/register.ts'
import { linesInBatches } from './lines.ts'

/** Where surveys are counted. */
export interface CampaignSources {
  readonly register: Pick<Register, 'listRegister'>
  readonly facts: Pick<FactsStore, 'readFactsBetween'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
}

const concurrency = 24

/** A year's campaign: its days, who takes part, and where some of them stand. */
export interface Campaign extends Pick<CampaignState, 'from' | 'to'> {
  /** Who belongs to the org or to one below: today, or on its last day once it is over. */
  readonly isMeant: (line: RegisterLine) => boolean
  readonly stateOf: (lines: readonly RegisterLine[]) => Promise<CampaignState>
}

/** The campaign of a year as of a day, by the policy of an org. */
export async function openCampaign(
  { facts, policies }: Pick<CampaignSources, 'facts' | 'policies'>,
  { orgId, year, today }: { orgId: string; year: number; today: string },
): Promise<Campaign> {
  const january = `${year}-01`
  const policy: Policy = await policies.readPolicyOfMonth(`${year}-07`, orgId)
  const from = addMonths(january, policy.campaign.fromMonth - 1)
  const to = addMonths(january, policy.campaign.toMonth - 1)
  const day = today < lastDate(to) ? today : lastDate(to)
  const { from: first, to: last } = campaignState(policy, year, [], today)
  return {
    from: first,
    to: last,
    isMeant: line => isBelowOn(line, day),
    async stateOf(lines) {
      const cadres = await concurrently(lines, concurrency, async line => ({
        profile: profileOf(line),
        facts: await facts.readFactsBetween(line.cadreId, from, to),
      }))
      return campaignState(policy, year, cadres, today)
    },
  }
}

/** As much of a cadre as the campaign asks for. */
const profileOf = ({ cadreId, service, leaves, history }: RegisterLine) => ({
  cadreId,
  serviceFrom: service.from,
  ...(service.until !== undefined && { serviceUntil: service.until }),
  ...(leaves && { leaves }),
  history,
})

/** How many below an org have surveyed, still may, missed it or are exempt. */
export async function countCampaign(
  sources: CampaignSources,
  asked: { orgId: string; year: number; today: string },
): Promise<CampaignState['counts']> {
  const { isMeant, stateOf } = await openCampaign(sources, asked)
  const counts = { surveyed: 0, due: 0, missed: 0, exempt: 0 }
  for await (const lines of linesInBatches(sources.register, asked.orgId, isMeant)) {
    const found = (await stateOf(lines)).counts
    for (const state of Object.keys(counts) as CampaignRow['state'][]) counts[state] += found[state]
  }
  return counts
}
