import type { Environment } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { concentrationsOf, countConcentration, isAssessedIn } from '../../shared/counting/concentration.ts'
import { countedBelow } from '../../shared/counting/kept.ts'
import { periodKey, spanOf } from '../../shared/counting/span.ts'
import type { Concentration } from '../../shared/domain/review/concentration.ts'
import { crowdedFrom } from '../../shared/domain/review/crowded.ts'
import { listedOn, type RegisterLine } from '../../shared/domain/roster/register.ts'
import { orgOf, serviceOf, within } from '../../shared/domain/roster/roster.ts'
import { monthOf } from '../../shared/domain/time/calendar.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { isFound } from '../../shared/http/page.ts'
import { walkRegister } from '../../shared/http/register-walk.ts'
import { walk } from '../../shared/http/scan.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { handlerOn } from '../../shared/ports.ts'
import { membersBelow, orgOn } from '../../shared/repositories/roster/below.ts'
import { dayOfMonth } from './day.ts'
import { dismiss } from './dismiss.ts'
import { dismissFlag, getConcentration, listFlags, listOverlaps } from './endpoints.ts'
import { flagsAmong, standsAbove } from './flagged.ts'
import { listedOverlaps, overlapsAmong } from './overlaps.ts'
import { type Dependencies, opens } from './ports.ts'

/** Cadres whose month is read for one page of flags. */
const mostReviewed = 27

/** The share as it is shown. */
const shareOf = ({ topContacts, contacts }: Concentration): number | null =>
  contacts === 0 ? null : Math.round((topContacts / contacts) * 10_000) / 10_000

/** Answers whether contact is spread fairly. */
export function build(environment: Environment, deps: Dependencies) {
  const { directory, overlapLists, policies, register, roster, now } = deps
  const lists = { ...deps, roster: deps.weakRoster, facts: deps.weakFacts }

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
        const [to, of] = [dayOfMonth(now(), month), periodKey(month, period)]
        const span = spanOf(of, todayAt(now()))
        const counted = await countedBelow(lists, { what: 'concentration', orgId, of }, () =>
          countConcentration(lists, { orgId, ...span }),
        )
        const policy = await policies.readPolicyOfMonth(month, orgId)
        const keep = (line: RegisterLine) =>
          isAssessedIn(line, month, to) && isFound(q, line.cadreId, listedOn(line, to).name)
        const look = async (lines: readonly RegisterLine[]) => {
          const lineOf = new Map(lines.map(line => [line.cadreId, line]))
          const cadreIds = lines.map(({ cadreId }) => cadreId)
          return (await concentrationsOf(lists, policy, cadreIds, span)).map(spread => {
            const line = lineOf.get(spread.cadreId) as RegisterLine
            const item = { ...spread, name: listedOn(line, to).name, share: shareOf(spread) }
            return { cadreId: line.cadreId, orgId: line.orgId, key: 'c', item }
          })
        }
        const found = await walkRegister({ register, orgId, keep, look, most: page.limit }, page)
        const { value: sum, countedAt } = counted
        const total = { ...sum, share: shareOf(sum), ...(countedAt && { countedAt }) }
        return reply(200, { orgId, ...span, ...total, ...found })
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

export const handler = handlerOn(build, opens)
