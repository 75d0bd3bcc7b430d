import { idBehind } from '../../../shared/access/own/aliases.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { countedBelow } from '../../../shared/counting/kept.ts'
import { countAll, tallyCategories } from '../../../shared/domain/demands/tally.ts'
import { isFound, pageFrom } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { cadreDemands, memberDemands, orgDemands } from '../../../shared/listing/org-demands.ts'
import { textsOf } from '../../../shared/listing/said.ts'
import { cadreToday } from '../cadre.ts'
import type { Dependencies } from '../ports.ts'
import { rootOf } from '../topics.ts'
import { getDemand, groupDemands, listCadreDemands, listDemands } from './endpoints.ts'
import { byUrgencyOfFound, matching, pageBelow, tell } from './found.ts'
import { shownStep, stepsOf } from './steps.ts'

/** Answers about demands. */
export function routes(deps: Dependencies): readonly Route[] {
  const { ledger } = deps

  return [
    on(
      listDemands,
      async ({ caller, params: { orgId }, query: { cadreId, q, limit, cursor, ...filter } }) => {
        const root = await rootOf(deps, orgId)
        const { items, ...rest } =
          cadreId === undefined
            ? await pageBelow(deps, caller, orgId, root, { q, limit, cursor, ...filter })
            : pageFrom(
                await matching(
                  deps,
                  (await memberDemands(deps, caller, orgId, cadreId)).filter(({ name }) =>
                    isFound(q, cadreId, name),
                  ),
                  filter,
                  root,
                ),
                byUrgencyOfFound,
                { limit, cursor },
              )
        const told = await tell(deps, items, root)
        return reply(200, { items: told.map((row, at) => ({ ...row, name: items[at]?.name })), ...rest })
      },
    ),

    on(listCadreDemands, async ({ caller, params: { cadreId }, query: { limit, cursor, ...filter } }) => {
      const cadre = await cadreToday(deps, cadreId)
      const [{ found }, root] = await Promise.all([
        cadreDemands(deps, caller, cadre),
        rootOf(deps, cadre.orgId),
      ])
      const asked = await matching(deps, found, filter, root)
      const { items, ...rest } = pageFrom(asked, byUrgencyOfFound, { limit, cursor })
      return reply(200, { items: await tell(deps, items, root), ...rest })
    }),

    on(groupDemands, async ({ caller, params: { orgId } }) => {
      const counted = await countedBelow(deps, { what: 'demandGroups', orgId, of: '' }, async () =>
        countAll(
          tallyCategories(),
          (await orgDemands(deps, caller, orgId)).map(({ row }) => row),
        ),
      )
      const { value: items, ...at } = counted
      return reply(200, { items, ...at })
    }),

    on(getDemand, async ({ caller, params: { demandId }, query: { cadreId } }) => {
      const { found, facts } = await cadreDemands(deps, caller, await cadreToday(deps, cadreId))
      const rows = found.map(({ row }) => row)
      const ownId = await idBehind(deps.aliases, demandId)
      const row =
        rows.find(known => known.demandId === demandId) ??
        // Under an alias only what goes by its own id: by that of a feedback nothing is found.
        (ownId === demandId ? undefined : rows.find(known => known.demandId === ownId))
      if (!row) throw new Problem('not_found')
      const [steps, texts] = await Promise.all([stepsOf(ledger, row, ownId, facts), textsOf(deps, [{ row }])])
      return reply(200, {
        ...row,
        text: texts[0] ?? '',
        steps: await Promise.all(steps.map(step => shownStep(step, caller, deps.aliases))),
      })
    }),
  ]
}
