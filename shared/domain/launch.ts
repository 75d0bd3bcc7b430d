import { isDeepStrictEqual } from 'node:util'
import type { Base, Cadre } from '../../events/index.ts'
import { ascending } from './order.ts'
import type { BaseKindDue, Policy } from './policy/policy.ts'
import { firstVersion } from './policy/versions.ts'
import { attributesOn, type CadreProfile, inService } from './roster/roster.ts'
import { isShortSecondment } from './roster/secondment.ts'

/** `done` whenever it was done; `due` until the due date, that day included; `late` after; `open` where there is none. */
export type LaunchState = 'done' | 'due' | 'late' | 'open'

/** What a launch needs to know of a cadre. */
export interface LaunchCadre {
  profile: CadreProfile
  /** The `quota` indicator of the latest progress; null where not assessed yet. */
  quota: { num: number; den: number } | null
}

/** An implementation plan (实施方案) as handed in: a document's reference and date. */
export interface Plan {
  reference: string
  submittedOn: string
}

/** What is known of an org's own cadres, or of all below it: the caller decides. */
export interface LaunchFacts {
  cadres: readonly LaunchCadre[]
  /** Kinds of all bases that are assigned to them. */
  bases: Readonly<Record<string, Base['kind']>>
  plan?: Plan
}

/** One duty of an org's launch: its due date, if any, and what is still missing. */
export type LaunchItem = { due?: string; state: LaunchState } & (
  | {
      what: 'rosters'
      /** Cadres of the sheet: those complete, and all. */
      reached: Share
      missing: { cadreId: string; kinds: BaseKindDue[] }[]
    }
  | { what: 'plan'; plan?: Plan }
  | {
      what: 'quota'
      /** Cadres with all their links, and links up to the quota. */
      reached: Share
      links: Share
      missing: { cadreId: string; short: number }[]
    }
  | {
      what: 'accounts'
      /** Cadres with an account, of all. */
      reached: Share
      missing: { cadreId: string }[]
    }
)

/** How many of how many. */
export interface Share {
  num: number
  den: number
}

/** The annex sheet holds full-time and seconded cadres (notice, annex: 专挂职团干部). */
const onSheet: readonly Cadre['category'][] = ['fullTime', 'seconded']

/** The due dates that hold on a date. Those of the notice hold in 2016 only: in later years a city sets its own. */
export function deadlinesOn({ deadlines }: Policy, asOf: string): Policy['deadlines'] | undefined {
  const isExample = isDeepStrictEqual(deadlines, firstVersion.policy.deadlines)
  return isExample && asOf.slice(0, 4) > deadlines.quota.slice(0, 4) ? undefined : deadlines
}

/** Cadres whose secondment is known to last a year or less on a date, ascending by id; they are assessed all the same. */
export function shortSecondments(profiles: readonly CadreProfile[], asOf: string) {
  return profiles
    .flatMap(profile => {
      const { cadreId, serviceFrom, serviceUntil } = profile
      const category = attributesOn(profile, asOf)?.category
      if (category === undefined || serviceUntil === undefined) return []
      const isShort = isShortSecondment({ category, serviceFrom, serviceUntil })
      return isShort ? [{ cadreId, serviceFrom, serviceUntil }] : []
    })
    .sort(byCadre)
}

/**
 * Where an org stands with its launch as of a date (notice, last paragraph: 6月20日前报送, 6月25日前报送实施方案, 8月底前
 * 普遍实现联系). Cadres in service on that date count. The roster is complete when each full-time and seconded cadre has
 * a base of every kind due; one that has ended counts, since the sheet was handed in. One account each is due, without a
 * date (notice, requirements: 实名注册).
 */
export function launchState(policy: Policy, facts: LaunchFacts, asOf: string): LaunchItem[] {
  const deadlines = deadlinesOn(policy, asOf)
  const standing = (done: boolean, due?: string) => ({
    ...(due !== undefined && { due }),
    state: stateOn(asOf, done, due),
  })
  const serving = facts.cadres.filter(
    ({ profile }) => inService(profile, asOf) && attributesOn(profile, asOf) !== undefined,
  )
  const rosters = rosterShare(policy, serving, facts.bases, asOf)
  const quota = quotaShare(policy, serving, asOf)
  const accounts = accountShare(serving, asOf)
  // An org of which no cadre is known has handed in nothing.
  const complete = ({ reached: { num, den } }: { reached: Share }) => serving.length > 0 && num === den
  const plan = facts.plan !== undefined && facts.plan.submittedOn <= asOf ? { plan: facts.plan } : {}
  return [
    { what: 'rosters', ...standing(complete(rosters), deadlines?.rosters), ...rosters },
    { what: 'plan', ...standing('plan' in plan, deadlines?.plan), ...plan },
    { what: 'quota', ...standing(complete(quota), deadlines?.quota), ...quota },
    { what: 'accounts', ...standing(complete(accounts)), ...accounts },
  ]
}

function stateOn(asOf: string, done: boolean, due: string | undefined): LaunchState {
  if (done) return 'done'
  if (due === undefined) return 'open'
  return asOf > due ? 'late' : 'due'
}

function accountShare(serving: readonly LaunchCadre[], asOf: string) {
  const missing = serving
    .filter(({ profile }) => attributesOn(profile, asOf)?.accounts.length === 0)
    .map(({ profile: { cadreId } }) => ({ cadreId }))
    .sort(byCadre)
  return { reached: { num: serving.length - missing.length, den: serving.length }, missing }
}

function rosterShare(
  policy: Policy,
  serving: readonly LaunchCadre[],
  bases: LaunchFacts['bases'],
  asOf: string,
) {
  const kindOf = (baseId: string): BaseKindDue | undefined => {
    const kind = bases[baseId]
    return kind === undefined ? undefined : kind === 'association' ? 'association' : 'branch'
  }
  const rows = serving.flatMap(({ profile }) => {
    const attributes = attributesOn(profile, asOf)
    if (attributes === undefined || !onSheet.includes(attributes.category)) return []
    const known = new Set(attributes.bases.map(({ baseId }) => kindOf(baseId)))
    const kinds = policy.categories[attributes.category].baseKinds.filter(kind => !known.has(kind))
    return [{ cadreId: profile.cadreId, kinds }]
  })
  const missing = rows.filter(({ kinds }) => kinds.length > 0).sort(byCadre)
  return { reached: { num: rows.length - missing.length, den: rows.length }, missing }
}

function quotaShare(policy: Policy, serving: readonly LaunchCadre[], asOf: string) {
  const rows = serving.flatMap(({ profile, quota }) => {
    const attributes = attributesOn(profile, asOf)
    if (attributes === undefined) return []
    const rule = policy.categories[attributes.category]
    const due = quota?.den ?? (rule.ownQuota ? attributes.quota : undefined) ?? rule.quota
    return [{ cadreId: profile.cadreId, num: quota?.num ?? 0, den: due }]
  })
  const missing = rows
    .filter(({ num, den }) => num < den)
    .map(({ cadreId, num, den }) => ({ cadreId, short: den - num }))
    .sort(byCadre)
  const sum = (of: 'num' | 'den') => rows.reduce((all, row) => all + row[of], 0)
  return {
    reached: { num: rows.length - missing.length, den: rows.length },
    links: { num: sum('num'), den: sum('den') },
    missing,
  }
}

const byCadre = (a: { cadreId: string }, b: { cadreId: string }) => ascending(a.cadreId, b.cadreId)
