import type { Caller } from '../../../shared/access/caller.ts'
import { orgRollup, type ShownRow } from '../../../shared/access/org-view.ts'
import { ownRow } from '../../../shared/access/own/revisions.ts'
import { noteRanking } from '../../../shared/access/ranking.ts'
import { coversCadre } from '../../../shared/access/scope.ts'
import { maySee } from '../../../shared/access/visibility.ts'
import { ranks } from '../../../shared/assessing/table.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { lastCounted } from '../../../shared/counting/kept.ts'
import { emptyRollUp } from '../../../shared/domain/assessment/rollup.ts'
import { type Response, sumOf, withRate } from '../../../shared/domain/responses.ts'
import { addMonths, lastDate, monthOf, monthsBetween } from '../../../shared/domain/time/calendar.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { RollupView } from '../../../shared/repositories/rollups.ts'
import { type Row, rowOf } from '../../../shared/repositories/rows.ts'
import type { Dependencies } from '../ports.ts'
import { getRollup, listCadreAssessments, listCadreMonths, listOrgMonths } from './endpoints.ts'
import { tableSorted } from './ranked.ts'
import { tableInOrder } from './table.ts'

/** Months read at once. */
const concurrency = 12

/** Months in a row that are answered at once. */
const mostMonths = 36

/** The months asked for, ascending. @throws Problem `invalid_request` at `from`. */
function monthsAsked({ from, to }: { from?: string | undefined; to?: string | undefined }, today: string) {
  const last = to ?? monthOf(today)
  const first = from ?? addMonths(last, -11)
  if (first > last) throw Problem.at('invalid_request', 'from', `not after ${last}`, 'too_big')
  if (first <= addMonths(last, -mostMonths))
    throw Problem.at('invalid_request', 'from', `at most ${mostMonths} months`, 'too_small')
  return monthsBetween(first, last)
}

/** How many youths spoke, by cadre; never of the caller's own. */
async function responsesOf(
  { responses }: Pick<Dependencies, 'responses'>,
  { cadreId }: Caller,
  orgIds: readonly string[],
  month: string,
): Promise<ReadonlyMap<string, Response>> {
  const known = await responses.readResponses([...new Set(orgIds)], month)
  return new Map([...known].filter(([of]) => of !== cadreId))
}

/** Orgs whose responses are added up as they stand. */
const mostOrgs = 500

/**
 * How many youths spoke below an org. Those of the caller itself are in no sum: the difference would tell them, as would
 * that to a sum of before, so that whoever has some is told the sum as it stands.
 */
async function responseBelow(
  deps: Pick<Dependencies, 'responses' | 'directory' | 'counts' | 'sendReport' | 'now'>,
  { cadreId }: Caller,
  orgId: string,
  month: string,
): Promise<Response & { countedAt?: string }> {
  const { responses, directory } = deps
  const some = await responses.listResponses(orgId, month, mostOrgs + 1)
  const isLarge = some.size > mostOrgs
  if (isLarge && cadreId === undefined) {
    const kept = await lastCounted<Response>(deps, { what: 'responses', orgId, of: month })
    if (kept) return { ...kept.value, countedAt: kept.countedAt }
  }
  const byOrg = isLarge ? await responses.listResponses(orgId, month) : some
  const all = sumOf([...byOrg])
  const profile = cadreId === undefined ? undefined : await directory.readProfile(cadreId)
  const own = new Set(profile?.history.map(entry => entry.orgId).filter(id => byOrg.has(id)))
  const counts = await Promise.all([...own].map(id => responses.readResponses([id], month)))
  const without = sumOf(counts.map(of => ['', of.get(cadreId as string) ?? { issued: 0, answered: 0 }]))
  return { issued: all.issued - without.issued, answered: all.answered - without.answered }
}

/** A page of a table with how many youths spoke. */
async function withResponses<Page extends { readonly items: readonly ShownRow[] }>(
  deps: Pick<Dependencies, 'responses'>,
  caller: Caller,
  month: string,
  page: Page,
) {
  const orgIds = page.items.map(({ orgId }) => orgId)
  const responses = await responsesOf(deps, caller, orgIds, month)
  const items = page.items.map(row => {
    const response = responses.get(row.cadreId)
    return response ? { ...row, response: withRate(response) } : row
  })
  return { ...page, items }
}

/** An org's month as it was rolled up. */
const assessedMonth = ({ rollup, status, keptBack = 0 }: RollupView) => ({
  ...rollup,
  ...(status && { status }),
  keptBack,
  state: 'assessed' as const,
})

/** Answers about an org. */
export function routes(deps: Dependencies): readonly Route[] {
  const { roster, openings, assessments, directory } = deps
  return [
    on(getRollup, async ({ caller, params: { orgId, month } }) => {
      const view = await orgRollup(deps, caller, orgId, month)
      const { countedAt, ...below } = await responseBelow(deps, caller, orgId, month)
      const response = { ...withRate(below), ...(countedAt && { countedAt }) }
      if (view) return reply(200, { ...assessedMonth(view), response })
      const opened = await openings.listOpeningsOfMonth(month)
      const path = opened.length > 0 ? await roster.readOrgPath(orgId, lastDate(month)) : []
      const isRunning = opened.some(opening => path.includes(opening.orgId))
      const state = isRunning ? 'running' : 'none'
      return reply(200, { ...emptyRollUp(orgId, month), response, keptBack: 0, state })
    }),

    on(listCadreAssessments, async ({ caller, params: { orgId, month }, query: { sort, ...query } }) => {
      if (!ranks(sort)) {
        const page = await tableInOrder(deps, caller, orgId, month, query)
        return reply(200, await withResponses(deps, caller, month, page))
      }
      await noteRanking(deps.policies, caller, { orgId, month, sort })
      const page = await tableSorted(deps, caller, orgId, month, sort, query)
      return reply(200, await withResponses(deps, caller, month, page))
    }),

    on(listOrgMonths, async ({ caller, params: { orgId }, query }) => {
      const months = monthsAsked(query, directory.today())
      const views = await Promise.all(months.map(month => orgRollup(deps, caller, orgId, month)))
      return reply(200, { orgId, items: views.filter(view => view !== undefined).map(assessedMonth) })
    }),

    on(listCadreMonths, async ({ caller, params: { cadreId }, query }) => {
      const months = monthsAsked(query, directory.today())
      const isOwn = !maySee(caller, 'ratings', cadreId)
      const reaches = isOwn || (await coversCadre(directory, caller, cadreId))
      const rows = await concurrently(months, concurrency, async month => {
        if (!reaches && !(await coversCadre(directory, caller, cadreId, month))) return undefined
        if (isOwn) return ownRow(await assessments.readRevisions(cadreId, month))
        const latest = await assessments.readLatestRevision(cadreId, month)
        return latest && rowOf(latest)
      })
      return reply(200, { cadreId, items: rows.filter(row => row !== undefined && !row.withdrawn) as Row[] })
    }),
  ]
}
