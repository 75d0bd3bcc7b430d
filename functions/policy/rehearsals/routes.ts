import { randomUUID } from 'node:crypto'
import type { Caller } from '../../../shared/access/caller.ts'
import { coversOrg, requireOrgAt, rootOfCaller } from '../../../shared/access/scope.ts'
import type { Work } from '../../../shared/assessing/work.ts'
import { checkBegun } from '../../../shared/contracts/month-begun.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { lastDate, monthOf as monthOfDate } from '../../../shared/domain/time/calendar.ts'
import { hashedSubject } from '../../../shared/http/access-log.ts'
import { fromCursor, toCursor } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import {
  type MovedRange,
  placeOfMoved,
  type Rehearsal,
  type Rehearsals,
} from '../../../shared/repositories/rehearsals.ts'
import { drafted } from '../draft.ts'
import type { Dependencies } from '../ports.ts'
import { doneOf, monthOf, progressOf, shownCadre } from './answer.ts'
import { getPolicyRehearsal, startPolicyRehearsal } from './endpoints.ts'

/** Cadres who were kept back that one answer names. */
const mostKeptBack = 1000

/** @throws Problem at the first month that is none of the ledger, has not begun or is not over. */
function checkMonths(months: readonly string[], today: string): void {
  for (const [at, month] of months.entries()) {
    checkBegun(month, today, `months.${at}`)
    if (lastDate(month) >= today) throw Problem.at('month_not_over', `months.${at}`)
  }
}

/** The rehearsal within the caller's scope; a cadre reads only what leaves it out. @throws Problem `not_found`, `another_hand`. */
async function find({ rehearsals, directory }: Dependencies, caller: Caller, rehearsalId: string) {
  const rehearsal = await rehearsals.readRehearsal(rehearsalId)
  if (!rehearsal || !(await coversOrg(directory, caller, rehearsal.orgId))) throw new Problem('not_found')
  if (caller.cadreId !== undefined && caller.cadreId !== rehearsal.leftOut) throw new Problem('another_hand')
  return rehearsal
}

/** Each month that is done, with the orgs that it is made of. */
async function monthsDone(
  { rehearsals, policies, directory }: Dependencies,
  caller: Caller,
  rehearsal: Rehearsal,
) {
  const wholes = await rehearsals.listWholes(rehearsal)
  if (wholes.length === 0) return { wholes, changes: [] }
  const { policy: draft, orgId } = rehearsal
  const [parts, versions] = await Promise.all([
    rehearsals.listParts(rehearsal, orgId),
    policies.listPolicyVersions(await rootOfCaller(directory, caller)),
  ])
  const changes = wholes.map(whole => {
    const standing = versions.find(({ policy }) => policy.version === whole.standing)?.policy
    const own = parts.filter(({ month }) => month === whole.month)
    return monthOf(whole, own, { standing, draft })
  })
  return { wholes, changes }
}

async function pageOfMoved(
  rehearsals: Rehearsals,
  rehearsal: Rehearsal,
  { move, limit, cursor }: Pick<MovedRange, 'move' | 'limit'> & { readonly cursor?: string | undefined },
) {
  const after = cursor === undefined ? undefined : fromCursor(cursor)
  const found = await rehearsals.listMoved(rehearsal, { move, after, limit: limit + 1 })
  const [shown, last] = [found.slice(0, limit), found[limit - 1]]
  const more = found.length > limit && last && { nextCursor: toCursor(placeOfMoved(last)) }
  return { items: shown.map(shownCadre), ...more }
}

/** Tries drafts of the policy on months past, and tells what they would change. */
export function routes(deps: Dependencies): readonly Route[] {
  const { rehearsals, turns, policies, directory, sendRehearsal, now } = deps
  const isDone = async (rehearsalId: string) => {
    const rehearsal = await rehearsals.readRehearsal(rehearsalId)
    return (
      rehearsal !== undefined && (await rehearsals.listWholes(rehearsal)).length === rehearsal.months.length
    )
  }
  return [
    on(startPolicyRehearsal, async ({ caller, body: { policy: draft, months, orgId } }) => {
      await requireOrgAt(directory, caller, orgId, 'orgId')
      const today = directory.today()
      checkMonths(months, today)
      const versions = await policies.listPolicyVersions(caller.org)
      const { effectiveFrom, version } = draft
      const { policy, holding } = drafted(versions, draft, effectiveFrom ?? monthOfDate(today), 'policy.')
      if (effectiveFrom !== undefined && version !== undefined && version !== holding.version)
        throw Problem.at('conflict', 'policy.version')
      const rehearsalId = randomUUID()
      const turn = { kind: 'rehearsal', by: hashedSubject(caller.subject), jobId: rehearsalId } as const
      const isBegun = await turns.beginInTurn(turn, isDone, async () => {
        await rehearsals.createRehearsal({
          rehearsalId,
          policy,
          months: [...months].sort(),
          orgId,
          ...(caller.cadreId !== undefined && { leftOut: caller.cadreId }),
          startedAt: now().toISOString(),
        })
        await sendRehearsal(months.map((month): Work => ({ kind: 'rehearseOrg', rehearsalId, month, orgId })))
      })
      if (!isBegun) throw new Problem('one_at_a_time')
      return reply(202, { rehearsalId }, `/v1/policy/rehearsals/${rehearsalId}`)
    }),

    on(getPolicyRehearsal, async ({ caller, params: { rehearsalId }, query }) => {
      const rehearsal = await find(deps, caller, rehearsalId)
      const { orgId, months, policy, startedAt, leftOut } = rehearsal
      const { wholes, changes } = await monthsDone(deps, caller, rehearsal)
      const isWhole = wholes.length === months.length
      const progress = isWhole ? doneOf(wholes) : progressOf(rehearsal, await rehearsals.listOrgs(rehearsal))
      const keptBack = await rehearsals.listKeptBack(rehearsal, mostKeptBack)
      return reply(200, {
        ...{ rehearsalId, orgId, months: [...months], policy, startedAt, ...progress },
        keptBack: keptBack.flatMap(({ month, cadreId, reason }) =>
          reason === undefined ? [] : [{ month, cadreId, reason }],
        ),
        ...(leftOut !== undefined && { leftOut }),
        changes,
        ...(isWhole ? await pageOfMoved(rehearsals, rehearsal, query) : { items: [] }),
      })
    }),
  ]
}
