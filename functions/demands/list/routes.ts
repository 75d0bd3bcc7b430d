import { idBehind } from '../../../shared/access/own/aliases.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { type DemandRow, groupDemands as grouped } from '../../../shared/domain/demands/demand-list.ts'
import { validOrFirst } from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import { type Order, pageFrom } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { Directory } from '../../../shared/repositories/directory.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'
import { foundAmong, namesOn } from '../../../shared/repositories/roster/names.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import { cadreDemands, type DemandSources, orgDemands } from '../org-demands.ts'
import { textsOf } from '../said.ts'
import { getDemand, groupDemands, listDemands } from './endpoints.ts'
import { shownStep, stepsOf } from './steps.ts'

/** What answering needs. */
export interface Dependencies extends DemandSources {
  readonly roster: Pick<
    RosterReads,
    'listChildren' | 'listMembers' | 'readProfiles' | 'readProfile' | 'readOrg'
  >
  readonly ledger: Pick<Ledger, 'findEvent' | 'readMonthEvents'>
  readonly directory: Directory
}

/** By the date that comes next; what has none after, resolved ones last; then the oldest. */
const byUrgency: Order<DemandRow> = {
  name: 'due',
  placeOf: ({ state, due, raisedAt, demandId, cadreId }) => {
    const resolved = state === 'resolved'
    return [resolved ? 1 : 0, resolved ? null : due, raisedAt, demandId, cadreId]
  },
}

/** Answers about demands. */
export function routes(deps: Dependencies): readonly Route[] {
  const { ledger, roster } = deps
  return [
    on(
      listDemands,
      async ({ caller, params: { orgId }, query: { state, category, cadreId, q, ...page } }) => {
        const today = todayAt(deps.now())
        const rows = await orgDemands(deps, caller, orgId, {
          ...(state && { states: [state] }),
          ...(category && { categories: [category] }),
          ...(cadreId && { cadreIds: [cadreId] }),
        })
        const { items, ...rest } = pageFrom(await foundAmong(roster, rows, q, today), byUrgency, page)
        const owners = items.map(row => row.cadreId)
        const [texts, names] = await Promise.all([textsOf(deps, items), namesOn(roster, owners, today)])
        const told = items.map((row, at) => ({ ...row, name: names[row.cadreId], text: texts[at] ?? '' }))
        return reply(200, { items: told, ...rest })
      },
    ),

    on(groupDemands, async ({ caller, params: { orgId } }) => {
      return reply(200, { items: grouped(await orgDemands(deps, caller, orgId)) })
    }),

    on(getDemand, async ({ caller, params: { demandId }, query: { cadreId } }) => {
      const profile = await roster.readProfile(cadreId)
      const orgId = profile && validOrFirst(profile.history, todayAt(deps.now()))?.orgId
      if (!profile || orgId === undefined) throw new Problem('not_found')
      const { rows, facts } = await cadreDemands(deps, caller, { ...profile, orgId })
      const ownId = await idBehind(deps.aliases, demandId)
      const row =
        rows.find(known => known.demandId === demandId) ??
        // Under an alias only what goes by its own id: by that of a feedback nothing is found.
        (ownId === demandId ? undefined : rows.find(known => known.demandId === ownId))
      if (!row) throw new Problem('not_found')
      const [steps, texts] = await Promise.all([stepsOf(ledger, row, ownId, facts), textsOf(deps, [row])])
      return reply(200, {
        ...row,
        text: texts[0] ?? '',
        steps: await Promise.all(steps.map(step => shownStep(step, caller, deps.aliases))),
      })
    }),
  ]
}
