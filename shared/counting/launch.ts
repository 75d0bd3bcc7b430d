import type { Base } from '../../events/index.ts'
import { deadlinesOn, type LaunchItem, launchState, shortSecondments } from '../domain/launch.ts'
import { attributesOn, serviceOf, within } from '../domain/roster/roster.ts'
import { monthOf } from '../domain/time/calendar.ts'
import { type FirstStep, firstStepLabels } from '../labels/launch.ts'
import { rosterWarnings } from '../labels/warnings.ts'
import type { Assessments } from '../repositories/assessments.ts'
import type { Policies } from '../repositories/policies.ts'
import { membersBelow, orgOn, orgsBelow } from '../repositories/roster/below.ts'
import type { Plan, Plans } from '../repositories/roster/plans.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'
import { quotasKept, quotasNow } from './quota.ts'

/** What telling needs. */
export interface LaunchSources {
  readonly roster: RosterReads
  readonly plans: Pick<Plans, 'readPlans'>
  readonly assessments: Pick<Assessments, 'listRows'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
}

/** Cadres whose links can be counted while somebody waits. */
const mostCounted = 600

/** Where an org and all below stand with the launch as of a date. */
export async function launchOf(
  { roster, plans, assessments, policies }: LaunchSources,
  orgId: string,
  asOf: string,
) {
  const [policy, orgs, members] = await Promise.all([
    policies.readPolicyOfMonth(monthOf(asOf), orgId),
    orgsBelow(roster, orgId, asOf),
    membersBelow(roster, orgId, asOf, member =>
      within(serviceOf(member), asOf) ? orgOn(asOf)(member) : undefined,
    ),
  ])
  const cadreIds = members.map(({ cadreId }) => cadreId)
  const quotaFrom = cadreIds.length <= mostCounted ? ('progress' as const) : ('assessments' as const)
  const [profiles, handedIn, quotas] = await Promise.all([
    roster.readProfiles(cadreIds),
    plans.readPlans(orgs),
    quotaFrom === 'progress'
      ? quotasNow(roster, policy, cadreIds, asOf)
      : quotasKept(roster, assessments, orgId, asOf),
  ])
  const assigned = Object.values(profiles).flatMap(profile => attributesOn(profile, asOf)?.bases ?? [])
  const bases = await roster.readBases([...new Set(assigned.map(({ baseId }) => baseId))])
  const own = handedIn[orgId]
  const items = launchState(
    policy,
    {
      cadres: Object.values(profiles).map(profile => ({
        profile,
        quota: quotas.get(profile.cadreId) ?? null,
      })),
      bases: Object.fromEntries(
        Object.entries(bases).map(([baseId, { kind }]): [string, Base['kind']] => [baseId, kind]),
      ),
      ...(own && { plan: { reference: own.reference, submittedOn: own.date } }),
    },
    asOf,
  )
  const steps: FirstStep[] = deadlinesOn(policy, asOf) ? [] : ['deadlines']
  return {
    items: items.map(said),
    firstSteps: steps.map(step => ({ step, message: firstStepLabels[step] })),
    shortSecondments: shortSecondments(Object.values(profiles), asOf).map(cadre => ({
      ...cadre,
      message: rosterWarnings.shortSecondment(cadre.serviceFrom, cadre.serviceUntil),
    })),
    plansMissing: orgs.filter(org => org !== orgId && !isIn(handedIn[org], asOf)).sort(),
    quotaFrom,
  }
}

const isIn = (plan: Plan | undefined, asOf: string) => plan !== undefined && plan.date <= asOf

/** In the words of the API a plan has a date. */
function said(item: LaunchItem) {
  if (item.what !== 'plan') return item
  const { plan, ...rest } = item
  return plan ? { ...rest, plan: { reference: plan.reference, date: plan.submittedOn } } : rest
}

/** What is told of a launch. */
export type Launch = Awaited<ReturnType<typeof launchOf>>

/** Of those who are missing so many are named of a large org. */
const mostNamed = 15

/** Where a large org stands: `reached` counts all, the first who are missing are named. */
export async function countLaunch(sources: LaunchSources, orgId: string, asOf: string): Promise<Launch> {
  const { items, shortSecondments, ...rest } = await launchOf(sources, orgId, asOf)
  const few = <Item>(all: Item[]) => all.slice(0, mostNamed)
  return {
    items: items.map(item => ('missing' in item ? { ...item, missing: few(item.missing as never[]) } : item)),
    shortSecondments: few(shortSecondments),
    ...rest,
  }
}
