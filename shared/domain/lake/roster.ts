import type { Base } from '../../../events/index.ts'
import { ascending } from '../order.ts'
import type { OrgProfile } from '../roster/orgs.ts'
import type { CadreProfile, LinkInterval } from '../roster/roster.ts'
import { toDate, toDay } from '../time/calendar.ts'
import type { WorkingDays } from '../time/working-days.ts'
import type { Columns, RowOf } from './columns.ts'
import { sundayOf } from './week.ts'

/** What a cadre is from a day on, without name, post, phone or accounts. */
export const cadreColumns = {
  cadreId: 'string',
  orgId: 'string',
  category: 'string',
  quota: 'int',
  validFrom: 'string',
  /** Exclusive; null: it holds. */
  validUntil: 'string',
  serviceFrom: 'string',
  serviceUntil: 'string',
} as const satisfies Columns

/** A base assigned to a cadre, as the attributes valid from a day on list it. */
export const assignmentColumns = {
  cadreId: 'string',
  validFrom: 'string',
  baseId: 'string',
  plannedOn: 'string',
  since: 'string',
  until: 'string',
} as const satisfies Columns

/** A standing relation `[since, until)` of a cadre to a youth through a base. */
export const linkColumns = {
  cadreId: 'string',
  youthId: 'string',
  baseId: 'string',
  field: 'string',
  since: 'string',
  until: 'string',
} as const satisfies Columns

/** What an org is from a day on. */
export const orgColumns = {
  orgId: 'string',
  name: 'string',
  kind: 'string',
  region: 'string',
  parentId: 'string',
  fullTimePosts: 'int',
  secondedPosts: 'int',
  validFrom: 'string',
  validUntil: 'string',
} as const satisfies Columns

/** A base by its name of today. */
export const baseColumns = {
  baseId: 'string',
  name: 'string',
  kind: 'string',
  orgId: 'string',
} as const satisfies Columns

/** A day of the calendar. */
export const dayColumns = {
  /** Whose calendar it is: each root has its own. */
  rootId: 'string',
  day: 'string',
  month: 'string',
  weekSunday: 'string',
  workingDay: 'boolean',
} as const satisfies Columns

type CadreRow = RowOf<typeof cadreColumns>
type AssignmentRow = RowOf<typeof assignmentColumns>
type LinkRow = RowOf<typeof linkColumns>
type OrgRow = RowOf<typeof orgColumns>

const byCadre = (a: { cadreId: string | null }, b: { cadreId: string | null }) =>
  ascending(a.cadreId as string, b.cadreId as string)

/** Cadres with all that was ever said of them, ascending by cadre and day. */
export const cadreRows = (profiles: readonly CadreProfile[]): CadreRow[] =>
  profiles
    .flatMap(({ cadreId, serviceFrom, serviceUntil, history }) =>
      history.map(({ orgId, category, quota, effectiveFrom }, at) => ({
        cadreId,
        orgId,
        category,
        quota: quota ?? null,
        validFrom: effectiveFrom,
        validUntil: history[at + 1]?.effectiveFrom ?? null,
        serviceFrom,
        serviceUntil: serviceUntil ?? null,
      })),
    )
    .sort((a, b) => byCadre(a, b) || ascending(a.validFrom, b.validFrom))

/** Assignments of cadres, ascending by cadre, day and base. */
export const assignmentRows = (profiles: readonly CadreProfile[]): AssignmentRow[] =>
  profiles
    .flatMap(({ cadreId, history }) =>
      history.flatMap(({ effectiveFrom, bases }) =>
        bases.map(({ baseId, plannedOn, since, until }) => ({
          cadreId,
          validFrom: effectiveFrom,
          baseId,
          plannedOn,
          since,
          until: until ?? null,
        })),
      ),
    )
    .sort(
      (a, b) =>
        byCadre(a, b) ||
        ascending(a.validFrom, b.validFrom) ||
        ascending(a.baseId, b.baseId) ||
        ascending(a.since, b.since),
    )

/** Links of cadres, ascending by cadre, youth and day; none to a youth who asked to be forgotten. */
export const linkRows = (
  cadres: readonly {
    readonly cadreId: string
    readonly links: readonly LinkInterval[]
    readonly isErased: (youthId: string) => boolean
  }[],
): LinkRow[] =>
  cadres
    .flatMap(({ cadreId, links, isErased }) =>
      links
        .filter(({ youthId }) => !isErased(youthId))
        .map(({ youthId, baseId, field, since, until }) => ({
          cadreId,
          youthId,
          baseId,
          field,
          since,
          until: until ?? null,
        })),
    )
    .sort((a, b) => byCadre(a, b) || ascending(a.youthId, b.youthId) || ascending(a.since, b.since))

/** Orgs with all that was ever said of them, ascending. */
export const orgRows = (orgs: readonly OrgProfile[]): OrgRow[] =>
  orgs
    .flatMap(({ orgId, history }) =>
      history.map(({ name, kind, region, parentId, headcount, effectiveFrom }, at) => ({
        orgId,
        name,
        kind,
        region,
        parentId: parentId ?? null,
        fullTimePosts: headcount?.fullTime ?? null,
        secondedPosts: headcount?.seconded ?? null,
        validFrom: effectiveFrom,
        validUntil: history[at + 1]?.effectiveFrom ?? null,
      })),
    )
    .sort((a, b) => ascending(a.orgId, b.orgId) || ascending(a.validFrom, b.validFrom))

/** Bases, ascending. */
export const baseRows = (
  bases: readonly (Base & { readonly baseId: string })[],
): RowOf<typeof baseColumns>[] =>
  bases
    .map(({ baseId, name, kind, orgId }) => ({ baseId, name, kind, orgId }))
    .sort((a, b) => ascending(a.baseId, b.baseId))

/** Every day of some years, ascending. */
export function dayRows(
  rootId: string,
  years: readonly number[],
  workingDays: WorkingDays,
): RowOf<typeof dayColumns>[] {
  return [...years]
    .sort((a, b) => a - b)
    .flatMap(year => {
      const first = toDay(`${year}-01-01`)
      const days = toDay(`${year}-12-31`) - first + 1
      return Array.from({ length: days }, (_, n) => {
        const day = first + n
        const date = toDate(day)
        return {
          rootId,
          day: date,
          month: date.slice(0, 7),
          weekSunday: toDate(sundayOf(day)),
          workingDay: workingDays.isWorking(day) ?? null,
        }
      })
    })
}
