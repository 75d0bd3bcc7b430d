import type { Caller } from '../../../shared/access/caller.ts'
import { ownRow } from '../../../shared/access/own/revisions.ts'
import { hushedFacts } from '../../../shared/access/own/sources.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { attentionOf } from '../../../shared/domain/attention.ts'
import { isBelowOn, listedOn, type RegisterLine } from '../../../shared/domain/roster/register.ts'
import { within } from '../../../shared/domain/roster/roster.ts'
import { addMonths, monthOf } from '../../../shared/domain/time/calendar.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { isFound } from '../../../shared/http/page.ts'
import { walkRegister } from '../../../shared/http/register-walk.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { withOrgNames } from '../../../shared/repositories/roster/names.ts'
import type { Dependencies } from '../ports.ts'
import { listAttention } from './endpoints.ts'

/** Months before this one in which open demands are looked for. */
const monthsBack = 12

/** Cadres looked at at once. */
const concurrency = 5

/** Lists who needs help. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, register, assessments, keptBack, policies } = deps

  async function reasonsOf(
    caller: Caller,
    { cadreId, orgId, service }: RegisterLine,
    { today, below }: { today: string; below: string },
  ) {
    const month = monthOf(today)
    const before = addMonths(month, -1)
    const isOwn = !maySee(caller, 'ratings', cadreId)
    const facts = isOwn ? hushedFacts(deps.facts, await deps.aliases()) : deps.facts
    const [policy, known, rows, reason] = await Promise.all([
      policies.readPolicyOfMonth(month, below),
      facts.readFactsBetween(cadreId, addMonths(month, -monthsBack), month),
      isOwn
        ? assessments.readRevisions(cadreId, before).then(revisions => [ownRow(revisions)])
        : assessments.readRows([{ orgId, month: before, cadreId }]),
      keptBack.readKeptBack(orgId, before, cadreId),
    ])
    const held = reason && { month: before, reason }
    return attentionOf(policy, { service, facts: known, result: rows[0], keptBack: held }, today)
  }

  return [
    on(listAttention, async ({ caller, params: { orgId }, query: { why, q, ...page } }) => {
      const today = todayAt(deps.now())
      const look = async (lines: readonly RegisterLine[]) =>
        (
          await concurrently(lines, concurrency, async line => {
            const reasons = await reasonsOf(caller, line, { today, below: orgId })
            const isMeant = reasons.some(reason => why === undefined || reason.why === why)
            const of = { cadreId: line.cadreId, orgId: line.orgId }
            const item = { ...of, name: listedOn(line, today).name, reasons }
            return isMeant ? [{ ...of, key: 'a', item }] : []
          })
        ).flat()
      const found = await walkRegister(
        {
          register,
          orgId,
          keep: line =>
            isBelowOn(line, today) &&
            within(line.service, today) &&
            isFound(q, line.cadreId, listedOn(line, today).name),
          look,
          most: page.limit,
        },
        page,
      )
      return reply(200, await withOrgNames(roster, found, today))
    }),
  ]
}
