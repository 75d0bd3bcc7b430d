import { ownRow } from '../../shared/access/own/revisions.ts'
import { hushedFacts } from '../../shared/access/own/sources.ts'
import { attentionOf } from '../../shared/domain/attention.ts'
import { mondayOf } from '../../shared/domain/messages/days.ts'
import type { DigestLine } from '../../shared/domain/messages/digest.ts'
import { praiseOf } from '../../shared/domain/messages/praise.ts'
import { closesSoon, remindersOf } from '../../shared/domain/messages/reminders.ts'
import { attributesOn, type CadreProfile, serviceOf } from '../../shared/domain/roster/roster.ts'
import type { RosterSlice } from '../../shared/domain/roster/roster-slice.ts'
import { addDays, addMonths, monthOf } from '../../shared/domain/time/calendar.ts'
import { askOnce } from '../../shared/repositories/remember.ts'
import type { Dependencies } from './ports.ts'

/** Months before this one in which open demands are looked for, for a digest. */
const monthsBack = 12

/** Days back to which a demand lies whose answer may be due soon, besides the days that the policy gives. */
const margin = 21

/** What is told of and to one cadre. */
export interface Told {
  readonly due: ReturnType<typeof remindersOf>
  readonly line: DigestLine
}

/** Reads what a page of cadres of one org has in common but once. */
export async function cadreReader(deps: Dependencies, orgId: string, date: string, withDigest: boolean) {
  const month = monthOf(date)
  const before = addMonths(month, -1)
  const monday = addDays(mondayOf(date), -7)
  const sunday = addDays(monday, 6)
  const readOrg = askOnce(async (id: string) => (await deps.roster.readOrgProfile(id))?.history)
  const [policy, policyBefore, policyThen, workingDays, aliases] = await Promise.all([
    deps.policies.readPolicyOfMonth(month, orgId),
    deps.policies.readPolicyOfMonth(before, orgId),
    deps.policies.readPolicyOfMonth(monthOf(sunday), orgId),
    deps.workingDays.readWorkingDays(orgId),
    deps.aliases(),
  ])

  async function sliceOf(profile: CadreProfile, links: RosterSlice['links']): Promise<RosterSlice> {
    const valid = [date, sunday].flatMap(day => attributesOn(profile, day) ?? [])
    const baseIds = new Set(valid.flatMap(({ bases }) => bases.map(({ baseId }) => baseId)))
    const [bases, histories] = await Promise.all([
      deps.roster.readBases([...baseIds]),
      Promise.all(valid.map(async ({ orgId: id }) => [id, await readOrg(id)] as const)),
    ])
    return {
      profile,
      links,
      claims: {},
      service: {},
      bases: Object.fromEntries(Object.entries(bases).map(([id, { kind }]) => [id, kind])),
      orgs: Object.fromEntries(histories.flatMap(([id, history]) => (history ? [[id, history]] : []))),
      workingDays,
    }
  }

  return async (cadreId: string): Promise<Told | undefined> => {
    const cadre = await deps.roster.readCadreWithLinks(cadreId)
    if (!cadre) return undefined
    const roster = await sliceOf(cadre.profile, cadre.links)
    const from = withDigest
      ? addMonths(month, -monthsBack)
      : monthOf(addDays(date, -policy.demands.answerDays - margin))
    const facts = await hushedFacts(deps.facts, aliases).readFactsBetween(cadreId, from, month)
    const isClosing = closesSoon(policyBefore, workingDays, date)
    const result =
      isClosing || withDigest ? ownRow(await deps.assessments.readRevisions(cadreId, before)) : undefined
    const due = remindersOf(policy, policyBefore, { roster, facts, result }, date)
    if (!withDigest) return { due, line: { cadreId, praise: [], help: [] } }
    const reason = await deps.keptBack.readKeptBack(orgId, before, cadreId)
    const keptBack = reason && { month: before, reason }
    const service = serviceOf(cadre.profile)
    const help = attentionOf(policy, { service, facts, result, keptBack }, date).map(({ why }) => why)
    return { due, line: { cadreId, praise: praiseOf(policyThen, roster, facts, monday), help } }
  }
}
