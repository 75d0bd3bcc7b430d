import { isDeepStrictEqual } from 'node:util'
import type { Dimensions, Grade } from '../../../events/assessment.ts'
import { changes, type Revision } from '../../domain/assessment/revision.ts'
import { dayOf } from './day.ts'
import type { ShowDemandId } from './demand-ids.ts'

/** A result as the cadre itself may see it: `withheld` where its rating, and what that is part of, is kept back. */
export type OwnRevision = Omit<Revision, 'digest' | 'grade' | 'voiced' | 'movedFrom'> & {
  readonly grade: Grade | null
  readonly digest?: undefined
  readonly withheld?: true
}

/** The line of a table that the cadre itself may see of its result. */
export type OwnRow = Omit<OwnRevision, 'evidence' | 'restates'>

/** A result without its rating and what that is part of. */
const withoutRating = (dimensions: Dimensions): Dimensions => ({
  ...dimensions,
  satisfaction: {
    score: null,
    indicators: { ...dimensions.satisfaction.indicators, rating: null },
  },
})

/**
 * What is missing as the cadre itself may see it. It sees neither how many raters are missing nor which youths are not
 * reached: a youth who is missing from that list by a confirmation has rated, too. Demands go by the ids that it knows.
 */
export function ownEvidence(
  { rating: _, monthlyReach, demandsAnswered, outcome, ...plain }: Revision['evidence'],
  showDemandId: ShowDemandId,
) {
  const withOwnIds = <Demand extends { demandId: string }>({ demands }: { demands: readonly Demand[] }) => ({
    demands: demands.map(demand => ({ ...demand, demandId: showDemandId(demand.demandId) })),
  })
  return {
    ...plain,
    ...(monthlyReach && { monthlyReach: { short: monthlyReach.short } }),
    ...(demandsAnswered && { demandsAnswered: withOwnIds(demandsAnswered) }),
    ...(outcome && { outcome: withOwnIds(outcome) }),
  } as Revision['evidence']
}

function own(revision: Revision, showDemandId: ShowDemandId): OwnRevision {
  const { digest: _digest, voiced, evidence, restates: _restates, movedFrom: _from, ...result } = revision
  const plain = {
    ...result,
    assessedAt: dayOf(revision.assessedAt),
    evidence: ownEvidence(evidence, showDemandId),
  }
  if (voiced || result.dimensions.satisfaction.indicators.rating === null) return plain
  return { ...plain, dimensions: withoutRating(result.dimensions), total: null, grade: null, withheld: true }
}

const contentOf = ({ revision: _number, assessedAt: _at, ...content }: OwnRevision) => content

/**
 * The revisions of a month as the cadre itself may see them. Those that look alike are one, so that neither their number
 * nor their days tell that ratings came. `isOwn` tells which causes of a restatement the cadre may know.
 */
export function ownRevisions(
  revisions: readonly Revision[],
  showDemandId: ShowDemandId,
  isOwn: (eventId: string) => boolean,
): OwnRevision[] {
  const visible: OwnRevision[] = []
  for (const revision of revisions) {
    const before = visible.at(-1)
    const content = { ...own(revision, showDemandId), revision: visible.length + 1 }
    if (before && isDeepStrictEqual(contentOf(withoutRestates(before)), contentOf(content))) continue
    visible.push(before && revision.restates ? restating(before, content, revision.restates, isOwn) : content)
  }
  return visible
}

const withoutRestates = ({ restates: _, ...revision }: OwnRevision): OwnRevision => revision

function restating(
  before: OwnRevision,
  content: OwnRevision,
  { events, rosterChanges, calendar }: NonNullable<Revision['restates']>,
  isOwn: (eventId: string) => boolean,
): OwnRevision {
  const changed = changes(before.dimensions, content.dimensions)
  const restates = {
    revision: before.revision,
    changes: changed,
    events: events.filter(isOwn),
    rosterChanges,
    ...(calendar && { calendar }),
  }
  return { ...content, restates }
}

/** The latest result as a line of a table, as the cadre itself may see it. */
export function ownRow(revisions: readonly Revision[]): OwnRow | undefined {
  const latest = ownRevisions(
    revisions,
    demandId => demandId,
    () => false,
  ).at(-1)
  if (!latest) return undefined
  const { evidence: _evidence, restates: _restates, ...row } = latest
  return row
}
