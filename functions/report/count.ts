import { type CampaignSources, countCampaign } from '../../shared/counting/campaign.ts'
import { type ConcentrationSources, countConcentration } from '../../shared/counting/concentration.ts'
import { countGroups, countTopics, type DemandCountSources } from '../../shared/counting/demands.ts'
import { countLaunch, type LaunchSources } from '../../shared/counting/launch.ts'
import { countRanking, type RankingSources } from '../../shared/counting/ranking.ts'
import { spanOf } from '../../shared/counting/span.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import type { CountOf } from '../../shared/repositories/counts.ts'
import { sumOf, type VoiceResponses } from '../../shared/repositories/voice-responses.ts'

/** What counting needs. */
export interface CountSources
  extends ConcentrationSources,
    CampaignSources,
    DemandCountSources,
    LaunchSources,
    RankingSources {
  readonly register: DemandCountSources['register']
  readonly roster: LaunchSources['roster']
  readonly responses: Pick<VoiceResponses, 'listResponses'>
  readonly now: () => Date
}

/** Counts what is asked for, as of now. */
export function countNow(sources: CountSources, { what, orgId, of }: CountOf): Promise<unknown> {
  const today = todayAt(sources.now())
  switch (what) {
    case 'concentration':
      return countConcentration(sources, { orgId, ...spanOf(of, today) })
    case 'campaign':
      return countCampaign(sources, { orgId, year: Number(of), today })
    case 'launch':
      return countLaunch(sources, orgId, of)
    case 'demandGroups':
      return countGroups(sources, orgId, today)
    case 'demandTopics':
      return countTopics(sources, orgId, today)
    case 'responses':
      return sources.responses.listResponses(orgId, of).then(byOrg => sumOf([...byOrg]))
    case 'ranking':
      return countRanking(sources, orgId, of)
    default:
      return what satisfies never
  }
}
