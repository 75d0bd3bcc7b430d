import type { CallBack } from '../../shared/domain/review/call-backs.ts'
import { attributesOn, type CadreProfile, validOrFirst } from '../../shared/domain/roster/roster.ts'
import { addMonths, lastDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { readVoiceToken, type VoiceLink } from '../../shared/voice/token.ts'
import { type OwnDemand, ownDemands } from './demands.ts'
import type { VoicePage } from './page.ts'
import type { Dependencies } from './ports.ts'

/** What a good link opens. */
export interface OpenedLink {
  readonly link: VoiceLink
  /** The key of ids of what is said by it. */
  readonly secret: string
  /** The cadre's org in the link's month, and the root above it. */
  readonly orgId: string
  readonly rootId: string
  readonly page: Omit<VoicePage, 'nonce'>
  /** Along the page's own, with their ids. */
  readonly demands: readonly OwnDemand[]
  readonly callBacks: readonly CallBack[]
}

/** Months back in which a youth's demands are looked for. */
const demandMonths = 12

/** The day whose names the page shows: the last of the link's month, or today within it. */
const dayOf = (month: string, today: string) => (monthOf(today) <= month ? today : lastDate(month))

const orgIdOn = (cadre: CadreProfile, day: string) => validOrFirst(cadre.history, day)?.orgId

/** What a token opens; undefined for all that is no good, whatever the reason, so that they look the same. */
export async function openLink(sources: Dependencies, token: string): Promise<OpenedLink | undefined> {
  const ring = await sources.ring()
  const link = readVoiceToken(ring, token)
  if (!link || link.expiresAt * 1000 <= sources.now().getTime()) return undefined
  const cadre = await sources.directory.readProfile(link.cadreId)
  if (!cadre) return undefined
  const today = todayAt(sources.now())
  const day = dayOf(link.month, today)
  const orgId = orgIdOn(cadre, day)
  if (orgId === undefined) return undefined
  const from = addMonths(monthOf(today), -demandMonths)
  const [orgIds, facts, policy, org, sample] = await Promise.all([
    sources.directory.readOrgPath(orgId, day),
    sources.facts.readFactsBetween(link.cadreId, from, monthOf(today)),
    sources.policies.readPolicyOfMonth(monthOf(today), orgId),
    sources.roster.readOrg(orgId, day),
    sources.callBacks.readSample(orgId, link.month),
  ])
  const revokedUntil = await sources.voice.readRevokedUntil({ ...link, orgIds })
  if (org === undefined || link.issuedAt <= revokedUntil) return undefined
  const demands = await ownDemands(sources, policy, facts, link, today)
  const callBacks = (sample?.drawn ?? []).filter(
    ({ cadreId, youthId }) => cadreId === link.cadreId && youthId === link.youthId,
  )
  const score = facts
    .filter(({ month }) => month >= link.month)
    .flatMap(({ youths, ratings }) => ratings.filter(([youth]) => youths[youth] === link.youthId))
    .at(-1)?.[2]
  return {
    link,
    secret: ring.keys[ring.current] as string,
    orgId,
    rootId: orgIds.at(-1) ?? orgId,
    demands,
    callBacks,
    page: {
      cadre: (attributesOn(cadre, day) ?? validOrFirst(cadre.history, day))?.name ?? '',
      org: org.name,
      month: link.month,
      demands,
      callBacks,
      ...(score !== undefined && { score }),
    },
  }
}
