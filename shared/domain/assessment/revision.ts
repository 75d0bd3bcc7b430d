import { isDeepStrictEqual } from 'node:util'
import {
  type Dimensions,
  type Indicator,
  type IndicatorId,
  indicatorIds,
} from '../../../events/assessment.ts'
import type { RatingKey } from '../secrecy/figures.ts'
import type { CalendarCause } from '../time/calendar-changes.ts'
import type { Assessment } from './assessment.ts'
import { indicatorsOf } from './score.ts'

/** `provisional` until the month is finalised, `final` ever after. */
export type Status = 'provisional' | 'final'

/** An assessment as it is kept: revisions of a cadre's month count from 1 and are never changed. */
export interface Revision extends Assessment {
  readonly digest: string
  readonly status: Status
  readonly revision: number
  /** Instant. */
  readonly assessedAt: string
  /** The ratings behind the figure, where the cadre itself may see it, to decide on the next figure; for nobody's eyes. */
  readonly voiced?: readonly RatingKey[]
  /** Orgs of earlier revisions whose line of the cadre is to be taken away: whoever made those may have ended before. */
  readonly movedFrom?: readonly string[]
  /** Present where a final result was restated: the revision that it takes the place of, old → new. */
  readonly restates?: { readonly revision: number; readonly changes: Restated[] } & Causes
}

/** What came after a revision and may have changed it: of each the first 200, and how many where there are more. */
export interface Causes {
  /** Ids of events recorded since. */
  readonly events: string[]
  readonly eventsTotal?: number
  /** Changes made since of the cadre, its links and what they refer to, and of others' links to the same youths. */
  readonly rosterChanges: RosterCause[]
  readonly rosterChangesTotal?: number
  /** Versions of the calendar made since that moved a day which counts; absent where none did. */
  readonly calendar?: CalendarCause[]
}

/** A change of the roster: when, by whom, of what. A link's subject is its cadre. */
export interface RosterCause {
  readonly at: string
  readonly by: string
  readonly subject?: 'cadre' | 'link' | 'org' | 'base'
  readonly subjectId?: string
  readonly youthId?: string
}

/** One indicator of a restatement. */
export interface Restated {
  readonly indicator: IndicatorId
  readonly from: Indicator
  readonly to: Indicator
}

const same = (a: Indicator, b: Indicator) =>
  a === b || (a !== null && b !== null && a.num === b.num && a.den === b.den && a.raters === b.raters)

/** Indicators that differ, in the order in which they are shown. */
export function changes(from: Dimensions, to: Dimensions): Restated[] {
  const [before, after] = [indicatorsOf(from), indicatorsOf(to)]
  return Object.values(indicatorIds)
    .flat()
    .map(indicator => ({ indicator, from: before[indicator], to: after[indicator] }))
    .filter(({ from, to }) => !same(from, to))
}

/** What an assessment says: whose it is, by which policy, what it came to. Neither what is missing nor the digest. */
const figuresOf = ({ orgId, category, asOf, policy, dimensions, total, grade, withdrawn }: Assessment) => ({
  orgId,
  category,
  asOf,
  policy,
  dimensions,
  total,
  grade,
  withdrawn,
})

/** Whether two assessments of a month say the same, number by number. */
export const sameFigures = (a: Assessment, b: Assessment): boolean =>
  isDeepStrictEqual(figuresOf(a), figuresOf(b))

/** Whether an assessment says other than a final result, so that it has to be restated. */
export const isRestatement = (latest: Revision, assessment: Assessment): boolean =>
  latest.status === 'final' && !sameFigures(latest, assessment)

/** Orgs of the revisions up to the latest, but for the one to which the cadre belongs now. */
const orgsBefore = ({ orgId, movedFrom = [] }: Revision, now: Assessment): string[] =>
  [...new Set([...movedFrom, orgId])].filter(id => id !== now.orgId)

/** The revision after `latest`; undefined where nothing is new. A final one changes by a restatement, old → new. */
export function nextRevision(
  latest: Revision | undefined,
  assessment: Assessment & { digest: string },
  status: Status,
  assessedAt: string,
  causes: Causes = { events: [], rosterChanges: [] },
): Revision | undefined {
  if (!latest) return { ...assessment, status, revision: 1, assessedAt }
  const movedFrom = orgsBefore(latest, assessment)
  const next = {
    ...assessment,
    revision: latest.revision + 1,
    assessedAt,
    ...(movedFrom.length > 0 && { movedFrom }),
  }
  if (isRestatement(latest, assessment)) {
    const restated = changes(latest.dimensions, assessment.dimensions)
    return { ...next, status: 'final', restates: { revision: latest.revision, changes: restated, ...causes } }
  }
  const unchanged =
    latest.status === 'final' ||
    (status === 'provisional' &&
      sameFigures(latest, assessment) &&
      isDeepStrictEqual(latest.evidence, assessment.evidence))
  return unchanged ? undefined : { ...next, status }
}
