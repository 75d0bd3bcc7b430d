import type { IndicatorId } from '../../events/assessment.ts'
import type { RecordedEvent } from '../../events/index.ts'
import { cadreView } from '../../shared/access/cadre-view.ts'
import type { Caller } from '../../shared/access/caller.ts'
import type { SeenRevision, ViewSources } from '../../shared/access/seen.ts'
import { readCredit } from '../../shared/assessing/credit.ts'
import type { InputSources } from '../../shared/assessing/inputs.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { inOrder, type StandingEvent, standing } from '../../shared/domain/ledger/standing.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import { attributesOn } from '../../shared/domain/roster/roster.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'

/** Where the evidence is read. */
export interface EvidenceSources extends InputSources, ViewSources {
  readonly facts: InputSources['facts'] & ViewSources['facts']
  readonly ledger: InputSources['ledger'] & ViewSources['ledger']
  readonly roster: InputSources['roster'] & Pick<RosterReads, 'readProfile' | 'readOrg' | 'readBaseNames'>
  readonly policies: Pick<Policies, 'readPolicyVersion'>
}

/** An event that counts, for which indicators. */
export interface CreditedEvent {
  readonly event: StandingEvent
  readonly indicators: readonly IndicatorId[]
}

/** What stands behind a cadre's result. */
export interface Dossier {
  readonly name: string
  readonly unit: string
  readonly post: string
  /** By which the result was made. */
  readonly policy: Policy
  /** All there are, the last one the result. */
  readonly revisions: readonly SeenRevision[]
  readonly result: SeenRevision
  /** In the order in which they happened. */
  readonly records: readonly CreditedEvent[]
  /** Events for which the result was restated, by id. */
  readonly causes: ReadonlyMap<string, RecordedEvent>
  /** Names of the bases in the records and causes, by id. */
  readonly bases: Readonly<Record<string, string>>
}

/**
 * Reads what stands behind a cadre's result. Credit is that of the ledger today, by which the result was made or restated.
 * Whoever is the cadre gets what a cadre may see: which feedback counted would tell who is behind the rating.
 * @throws Problem `not_assessed`
 */
export async function readDossier(
  sources: EvidenceSources,
  caller: Caller,
  cadreId: string,
  month: string,
): Promise<Dossier> {
  const { policies, roster } = sources
  const view = cadreView(sources, caller, cadreId)
  const revisions = await view.readRevisions(month)
  const result = revisions.at(-1)
  if (!result) throw new Problem('not_assessed')
  const { asOf, orgId } = result
  const policy = await policies.readPolicyVersion(result.policy.version, month, orgId)
  const causing = new Set(revisions.flatMap(({ restates }) => restates?.events ?? []))
  const [credited, profile, org, events] = await Promise.all([
    readCredit(sources, policy, cadreId, month, asOf),
    roster.readProfile(cadreId),
    roster.readOrg(orgId, asOf),
    causing.size > 0 ? view.readEvents(month) : [],
  ])
  const causes = events.filter(({ id }) => causing.has(id))
  const credit = credited ? view.creditOf(credited) : {}
  const records = standing(credited?.events ?? [], policy.timeZone)
    .map(event => ({ event, indicators: indicatorsFor(credit, event.id) }))
    .filter(({ indicators }) => indicators.length > 0)
    .sort((a, b) => inOrder(a.event, b.event))
  const baseIds = [...records.map(({ event }) => event), ...causes].flatMap(event =>
    event.type === 'visit' && event.baseId !== undefined ? [event.baseId] : [],
  )
  const bases = await roster.readBaseNames([...new Set(baseIds)], asOf)
  const { name = cadreId, post = '' } = (profile && attributesOn(profile, asOf)) ?? {}
  return {
    name,
    post,
    unit: org?.name ?? orgId,
    policy,
    revisions,
    result,
    records,
    causes: new Map(causes.map(event => [event.id, event])),
    bases,
  }
}

const indicatorsFor = (credit: Readonly<Partial<Record<IndicatorId, readonly string[]>>>, id: string) =>
  (Object.keys(credit) as IndicatorId[]).filter(indicator => credit[indicator]?.includes(id))
