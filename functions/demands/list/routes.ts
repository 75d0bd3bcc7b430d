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
import { type Outcome, outcomesOf } from '../outcomes.ts'
import { textsOf } from '../said.ts'
import { type TopicSources, topicsBelow } from '../topics.ts'
import { getDemand, groupDemands, listCadreDemands, listDemands } from './endpoints.ts'
import { shownStep, stepsOf } from './steps.ts'

/** What answering needs. */
export interface Dependencies extends DemandSources, TopicSources {
  readonly roster: Pick<
    RosterReads,
    'listChildren' | 'listMembers' | 'readProfiles' | 'readProfile' | 'readOrg'
  >
  readonly ledger: Pick<Ledger, 'findEvent' | 'readMonthEvents'>
  readonly directory: Directory
}

/** What was said, where something was. */
const saidOf = (outcome: Outcome | undefined): Partial<Outcome> =>
  Object.fromEntries(Object.entries(outcome ?? {}).filter(([, said]) => said !== ''))

type TopicOf = Awaited<ReturnType<typeof topicsBelow>>

/** Which rows are asked for; what is not given does not restrict. */
interface Filter {
  readonly state?: DemandRow['state'] | undefined
  readonly category?: DemandRow['category'] | undefined
  readonly youthId?: string | undefined
  readonly topic?: string | undefined
  readonly department?: string | undefined
  readonly dueBy?: string | undefined
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

  /** Of the rows, what was said: the ledger knows demands by their own ids. */
  async function outcomesAlong(rows: readonly DemandRow[]): Promise<Outcome[]> {
    const own = await Promise.all(
      rows.map(async row => ({ ...row, demandId: await idBehind(deps.aliases, row.demandId) })),
    )
    return outcomesOf(ledger, own)
  }

  async function matching(
    rows: readonly DemandRow[],
    filter: Filter,
    topicOf: TopicOf,
  ): Promise<DemandRow[]> {
    const { state, category, youthId, topic, department, dueBy } = filter
    const some = rows.filter(
      row =>
        (state === undefined || row.state === state) &&
        (category === undefined || row.category === category) &&
        (youthId === undefined || row.youthId === youthId) &&
        (topic === undefined || topicOf(row) === topic) &&
        (dueBy === undefined || (row.due !== null && row.due <= dueBy)) &&
        (department === undefined || row.escalatedOn !== null),
    )
    if (department === undefined) return some
    const outcomes = await outcomesAlong(some)
    return some.filter((_, at) => outcomes[at]?.department === department)
  }

  async function tell(rows: readonly DemandRow[], topicOf: TopicOf) {
    const [texts, outcomes] = await Promise.all([textsOf(deps, rows), outcomesAlong(rows)])
    return rows.map((row, at) => {
      const topic = topicOf(row)
      return {
        ...row,
        text: texts[at] ?? '',
        ...(topic !== undefined && { topic }),
        ...saidOf(outcomes[at]),
      }
    })
  }

  return [
    on(
      listDemands,
      async ({ caller, params: { orgId }, query: { cadreId, q, limit, cursor, ...filter } }) => {
        const today = todayAt(deps.now())
        const [rows, topicOf] = await Promise.all([
          orgDemands(deps, caller, orgId, cadreId === undefined ? {} : { cadreIds: [cadreId] }),
          topicsBelow(deps, orgId, cadreId),
        ])
        const found = await matching(await foundAmong(roster, rows, q, today), filter, topicOf)
        const { items, ...rest } = pageFrom(found, byUrgency, { limit, cursor })
        const owners = items.map(row => row.cadreId)
        const [told, names] = await Promise.all([tell(items, topicOf), namesOn(roster, owners, today)])
        return reply(200, { items: told.map(row => ({ ...row, name: names[row.cadreId] })), ...rest })
      },
    ),

    on(listCadreDemands, async ({ caller, params: { cadreId }, query: { limit, cursor, ...filter } }) => {
      const profile = await roster.readProfile(cadreId)
      const orgId = profile && validOrFirst(profile.history, todayAt(deps.now()))?.orgId
      if (!profile || orgId === undefined) throw new Problem('not_found')
      const [{ rows }, topicOf] = await Promise.all([
        cadreDemands(deps, caller, { ...profile, orgId }),
        topicsBelow(deps, orgId, cadreId),
      ])
      const { items, ...rest } = pageFrom(await matching(rows, filter, topicOf), byUrgency, { limit, cursor })
      return reply(200, { items: await tell(items, topicOf), ...rest })
    }),

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
