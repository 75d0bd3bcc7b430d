import type { Send } from '../../shared/aws/queue/send.ts'
import { type CampaignSources, countCampaign } from '../../shared/counting/campaign.ts'
import {
  addConcentration,
  type ConcentrationSoFar,
  type ConcentrationSources,
} from '../../shared/counting/concentration.ts'
import { countGroups, countTopics, type DemandCountSources } from '../../shared/counting/demands.ts'
import { countLaunch, type LaunchSources } from '../../shared/counting/launch.ts'
import { countRanking, type RankingSources } from '../../shared/counting/ranking.ts'
import { spanOf } from '../../shared/counting/span.ts'
import { sumOf } from '../../shared/domain/responses.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import type { CountOf } from '../../shared/repositories/counts.ts'
import type { VoiceResponses } from '../../shared/repositories/voice-responses.ts'

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
  readonly sendReport: Send
  readonly now: () => Date
}

/** Cadres whose links and facts are read by one invocation: a minute of a processor, by `npm run bench -- counts`. */
const mostAtOnce = 20_000

/** Goes on with a count; undefined where there is more, which another message is sent for. */
async function concentrationFrom(
  sources: CountSources,
  asked: CountOf,
  begun: ConcentrationSoFar | undefined,
  most: number,
) {
  const span = { orgId: asked.orgId, ...spanOf(asked.of, todayAt(sources.now())) }
  const soFar = await addConcentration(sources, span, begun, most)
  if (soFar.after === undefined) return soFar.sum
  await sources.sendReport([{ ...asked, begun: soFar }])
  return undefined
}

/** Counts what is asked for, as of now; undefined where it goes on with another message. */
export function countNow(
  sources: CountSources,
  asked: CountOf,
  begun?: ConcentrationSoFar,
  most = mostAtOnce,
): Promise<unknown> {
  const { what, orgId, of } = asked
  const today = todayAt(sources.now())
  switch (what) {
    case 'concentration':
      return concentrationFrom(sources, asked, begun, most)
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
