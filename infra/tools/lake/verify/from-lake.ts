import type { Indicator, IndicatorId } from '../../../../events/assessment.ts'
import type { Base } from '../../../../events/index.ts'
import { assess } from '../../../../shared/domain/assessment/assess.ts'
import { monthsNeeded } from '../../../../shared/domain/assessment/needs.ts'
import { indicatorsOf } from '../../../../shared/domain/assessment/score.ts'
import { fold } from '../../../../shared/domain/ledger/fold.ts'
import type { Policy } from '../../../../shared/domain/policy/policy.ts'
import type { Claim } from '../../../../shared/domain/roster/overlap.ts'
import { type CadreProfile, type LinkInterval, serviceOf } from '../../../../shared/domain/roster/roster.ts'
import type { OrgOfCadre } from '../../../../shared/domain/roster/roster-slice.ts'
import { monthsBetween, toDate } from '../../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../../shared/domain/time/ledger-zone.ts'
import type { OpenLake } from '../duck.ts'
import { type Row, recordedFrom } from './recorded.ts'
import { rowsOf } from './rows.ts'

/** Indicators that the lake tells whole. */
export const told: readonly IndicatorId[] = [
  'quota',
  'branchYouth',
  'associationYouth',
  'fields',
  'reported',
  'halfDays',
  'onlineWeeks',
  'quarterActivity',
  'faceToFace',
  'themeDays',
  'campaign',
]

/** Indicators that also depend on who gave a feedback, which the lake does not tell: of whom nobody gave one they are whole. */
export const toldWithoutFeedback: readonly IndicatorId[] = ['monthlyReach', 'demandsAnswered', 'outcome']

/** What the lake says of everybody, ready to assess with. */
export interface LakeRoster {
  readonly profiles: ReadonlyMap<string, CadreProfile>
  readonly links: ReadonlyMap<string, readonly LinkInterval[]>
  readonly rootOf: (orgId: string) => string
  readonly claims: ReadonlyMap<string, readonly (Claim & { readonly root: string })[]>
  readonly bases: Readonly<Record<string, Base['kind']>>
  readonly orgs: Readonly<Record<string, readonly OrgOfCadre[]>>
  readonly isWorking: (rootId: string, day: number) => boolean | undefined
}

const orUndefined = (value: unknown) => (value === null ? undefined : value)

const byText =
  (name: string) =>
  (a: Row, b: Row): number =>
    String(a[name]) < String(b[name]) ? -1 : 1

/** Reads the roster and the calendar from the lake; names, accounts and leaves are not in it. */
export async function readLakeRoster(lake: OpenLake): Promise<LakeRoster> {
  const [cadres, assignments, links, orgs, bases, days] = await Promise.all(
    ['cadres', 'assignments', 'links', 'orgs', 'bases', 'days'].map(table => rowsOf(lake, table)),
  )
  const assigned = Map.groupBy(assignments ?? [], row => `${row.cadreId} ${row.validFrom}`)
  const profiles = new Map<string, CadreProfile>()
  for (const row of (cadres ?? []).toSorted(byText('validFrom'))) {
    const cadreId = String(row.cadreId)
    const known = profiles.get(cadreId)
    const entry = {
      effectiveFrom: row.validFrom,
      orgId: row.orgId,
      category: row.category,
      quota: orUndefined(row.quota),
      name: '',
      post: '',
      mobile: '',
      accounts: [],
      bases: (assigned.get(`${cadreId} ${row.validFrom}`) ?? []).map(
        ({ baseId, plannedOn, since, until }) => ({
          baseId,
          plannedOn,
          since,
          until: orUndefined(until),
        }),
      ),
    } as unknown as CadreProfile['history'][number]
    profiles.set(cadreId, {
      cadreId,
      serviceFrom: String(row.serviceFrom),
      ...(row.serviceUntil !== null && { serviceUntil: String(row.serviceUntil) }),
      history: [...(known?.history ?? []), entry],
    })
  }
  const parents = new Map((orgs ?? []).toSorted(byText('validFrom')).map(row => [row.orgId, row.parentId]))
  const rootOf = (orgId: string): string => {
    const parent = parents.get(orgId)
    return typeof parent === 'string' ? rootOf(parent) : orgId
  }
  const intervals = (links ?? []).map(row => ({
    cadreId: String(row.cadreId),
    link: { ...row, until: orUndefined(row.until) } as unknown as LinkInterval,
  }))
  const claims = intervals.map(({ cadreId, link }) => ({
    youthId: link.youthId,
    claim: {
      cadreId,
      since: link.since,
      until: link.until,
      root: rootOf(profiles.get(cadreId)?.history.at(-1)?.orgId ?? ''),
    },
  }))
  const working = new Map((days ?? []).map(row => [`${row.rootId} ${row.day}`, row.workingDay]))
  return {
    profiles,
    links: new Map(
      [...Map.groupBy(intervals, ({ cadreId }) => cadreId)].map(([id, some]) => [
        id,
        some.map(({ link }) => link).sort((a, b) => (a.youthId + a.since < b.youthId + b.since ? -1 : 1)),
      ]),
    ),
    claims: new Map(
      [...Map.groupBy(claims, ({ youthId }) => youthId)].map(([id, some]) => [
        id,
        some.map(({ claim }) => claim),
      ]),
    ),
    rootOf,
    bases: Object.fromEntries((bases ?? []).map(row => [row.baseId, row.kind])),
    orgs: Object.fromEntries(
      [...Map.groupBy((orgs ?? []).toSorted(byText('validFrom')), row => String(row.orgId))].map(
        ([id, some]) => [
          id,
          some.map(
            ({ validFrom, kind, region }) => ({ effectiveFrom: validFrom, kind, region }) as OrgOfCadre,
          ),
        ],
      ),
    ),
    isWorking: (rootId, day) => orUndefined(working.get(`${rootId} ${toDate(day)}`)) as boolean | undefined,
  }
}

/** The indicators of a cadre's month, worked out from the lake alone; undefined where the cadre is not in it. */
export function assessFromLake(
  roster: LakeRoster,
  policy: Policy,
  { cadreId, month, asOf }: { cadreId: string; month: string; asOf: string },
  eventsOf: (month: string) => readonly Row[],
): { indicators: Record<IndicatorId, Indicator>; hasFeedback: boolean } | undefined {
  const profile = roster.profiles.get(cadreId)
  if (!profile) return undefined
  const links = roster.links.get(cadreId) ?? []
  const root = roster.rootOf(profile.history.at(-1)?.orgId ?? '')
  const claims = Object.fromEntries(
    links.map(({ youthId }) => [
      youthId,
      (roster.claims.get(youthId) ?? []).filter(claim => claim.root === root),
    ]),
  )
  const service = Object.fromEntries([...roster.profiles].map(([id, each]) => [id, serviceOf(each)]))
  const [from, to] = monthsNeeded(policy, month)
  const needed = monthsBetween(from, to).map(each => ({ month: each, rows: eventsOf(each) }))
  const facts = needed
    .filter(({ rows }) => rows.length > 0)
    .map(({ month: each, rows }) => fold(recordedFrom(rows), each, ledgerZone))
  const { bases, orgs } = roster
  const workingDays = { isWorking: (day: number) => roster.isWorking(root, day) }
  const slice = { profile, links, claims, service, bases, orgs, workingDays }
  const assessment = assess(policy, slice, facts, month, asOf)
  if (!assessment) return undefined
  const hasFeedback = needed.some(({ rows }) => rows.some(({ type }) => type === 'feedback'))
  return { indicators: indicatorsOf(assessment.dimensions), hasFeedback }
}
