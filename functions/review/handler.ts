import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { crowdedFrom } from '../../shared/domain/review/crowded.ts'
import { isBelowOn, listedOn, type RegisterLine } from '../../shared/domain/roster/register.ts'
import { orgOf, serviceOf, within } from '../../shared/domain/roster/roster.ts'
import { addDays, firstDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { byCadre, pageFrom } from '../../shared/http/page.ts'
import { walkRegister } from '../../shared/http/register-walk.ts'
import { walk } from '../../shared/http/scan.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import {
  clock,
  directory,
  dismissals,
  facts,
  lakeMarks,
  ledger,
  openPorts,
  overlapLists,
  policies,
  register,
  rosterReads,
} from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Dismissals } from '../../shared/repositories/dismissals.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import type { LakeMarks } from '../../shared/repositories/lake-marks.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import type { OverlapLists } from '../../shared/repositories/overlap-lists.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import type { Register } from '../../shared/repositories/register.ts'
import { membersBelow, orgOn } from '../../shared/repositories/roster/below.ts'
import { foundAmong, namesOn } from '../../shared/repositories/roster/names.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'
import { dayOfMonth } from './day.ts'
import { dismiss } from './dismiss.ts'
import { dismissFlag, getConcentration, listFlags, listOverlaps } from './endpoints.ts'
import { flagsAmong, standsAbove } from './flagged.ts'
import { listedOverlaps, overlapsAmong } from './overlaps.ts'
import { shareOf, spreadOf } from './spread.ts'

/** What answering needs. */
export interface Dependencies {
  readonly roster: RosterReads
  readonly ledger: Pick<Ledger, 'readMonthEvents'>
  readonly facts: Pick<FactsStore, 'readFactsBetween'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly dismissals: Dismissals
  readonly overlapLists: OverlapLists
  readonly register: Register
  readonly directory: Directory
  readonly marks: Pick<LakeMarks, 'mark'>
  readonly now: () => Date
}

/** Cadres whose month is read for one page of flags. */
const mostReviewed = 100

/** Whether the cadre is assessed for a month as of a day in the org of its line, below the one whose register it is. */
function isAssessedIn(line: RegisterLine, month: string, asOf: string): boolean {
  const { from, until } = line.service
  const day = until !== undefined && until <= asOf ? addDays(until, -1) : asOf
  return day >= firstDate(month) && day >= from && isBelowOn(line, day)
}

/** Answers whether contact is spread fairly. */
export function build(environment: Environment, deps: Dependencies) {
  const { directory, overlapLists, policies, register, roster, now } = deps
  const assessedIn = (orgId: string, month: string, day: string) =>
    membersBelow(roster, orgId, day, member => orgOf(member, month, day))

  return serve(
    environment,
    [
      on(listOverlaps, async ({ params: { orgId }, query: { asOf = todayAt(now()), ...page } }) => {
        const { maxCadresPerYouth } = await policies.readPolicyOfMonth(monthOf(asOf), orgId)
        if (maxCadresPerYouth >= crowdedFrom - 1)
          return reply(200, await listedOverlaps(overlapLists, orgId, asOf, maxCadresPerYouth, page))
        const members = await membersBelow(roster, orgId, asOf, member =>
          within(serviceOf(member), asOf) ? orgOn(asOf)(member) : undefined,
        )
        return reply(200, await walk(members, page, overlapsAmong(roster, members, asOf, maxCadresPerYouth)))
      }),

      on(getConcentration, async ({ params: { orgId }, query: { month, period, q, ...page } }) => {
        const to = dayOfMonth(now(), month)
        const from = firstDate(period === 'year' ? `${month.slice(0, 4)}-01` : month)
        const members = (await assessedIn(orgId, month, to)).map(({ cadreId }) => cadreId)
        const { sum, cadres } = await spreadOf(
          deps,
          await policies.readPolicyOfMonth(month, orgId),
          members,
          from,
          to,
        )
        const { items, ...rest } = pageFrom(await foundAmong(roster, cadres, q, to), byCadre, page)
        const cadreIds = items.map(({ cadreId }) => cadreId)
        const names = await namesOn(roster, cadreIds, to)
        const rows = items.map(item => ({ ...item, name: names[item.cadreId], share: shareOf(item) }))
        const total = { cadres: cadres.length, ...sum, share: shareOf(sum) }
        return reply(200, { orgId, from, to, ...total, items: rows, ...rest })
      }),

      on(listFlags, async ({ caller, params: { orgId }, query: { state, ...query } }) => {
        const { month = monthOf(todayAt(now())), ...page } = query
        const day = dayOfMonth(now(), month)
        // Nobody reviews themselves.
        const keep = (line: RegisterLine) => line.cadreId !== caller.cadreId && isAssessedIn(line, month, day)
        const isAbove = await standsAbove(directory, caller, day)
        const among = flagsAmong(deps, { orgId, month }, state, isAbove)
        const look = async (lines: readonly RegisterLine[]) => {
          const lineOf = new Map(lines.map(line => [line.cadreId, line]))
          return (await among(lines)).map(({ cadreId, key, item }) => {
            const line = lineOf.get(cadreId) as RegisterLine
            return { cadreId, orgId: line.orgId, key, item: { ...item, name: listedOn(line, day).name } }
          })
        }
        return reply(200, await walkRegister({ register, orgId, keep, look, most: mostReviewed }, page))
      }),

      on(
        dismissFlag,
        async ({ caller, params: { orgId, flagId }, body: { month, cadreId, reason, decision } }) => {
          const profile = await roster.readProfile(cadreId)
          const day = dayOfMonth(now(), month)
          const own = profile && orgOf(profile, month, day)
          if (!own || !(await directory.readOrgPath(own, day)).includes(orgId))
            throw Problem.at('unknown_cadre', 'cadreId')
          const said = { reason, ...(decision && { decision }) }
          const dismissal = { flagId, cadreId, month, by: caller.subject, at: now().toISOString(), ...said }
          const isAbove = await standsAbove(directory, caller, day)
          const { first, added } = await dismiss(deps, caller, dismissal, own, isAbove)
          await deps.marks.mark([{ subject: 'events', month, cadreId }])
          return reply(added ? 201 : 200, first)
        },
      ),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(
    environment,
    openPorts(environment, {
      roster: rosterReads,
      dismissals,
      marks: lakeMarks,
      overlapLists,
      register,
      ledger,
      facts,
      policies,
      directory,
      now: clock,
    }),
  ),
)
