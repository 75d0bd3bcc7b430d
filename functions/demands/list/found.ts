import type { Caller } from '../../../shared/access/caller.ts'
import { idBehind } from '../../../shared/access/own/aliases.ts'
import type { DemandRow } from '../../../shared/domain/demands/demand-list.ts'
import { cursorAt, isFound, type Order, type Place, placeFrom } from '../../../shared/http/page.ts'
import { demandsBelow, partsWith } from '../../../shared/listing/org-demands.ts'
import { type Outcome, outcomesOf } from '../../../shared/listing/outcomes.ts'
import { textsOf } from '../../../shared/listing/said.ts'
import { byUrgency, type FoundDemand } from '../../../shared/listing/walk-demands.ts'
import type { Dependencies } from '../ports.ts'
import { topicsAlong } from '../topics.ts'

/** What was said, where something was. */
const saidOf = (outcome: Outcome | undefined): Partial<Outcome> =>
  Object.fromEntries(Object.entries(outcome ?? {}).filter(([, said]) => said !== ''))

/** Which rows are asked for; what is not given does not restrict. */
interface Filter {
  readonly state?: DemandRow['state'] | undefined
  readonly category?: DemandRow['category'] | undefined
  readonly youthId?: string | undefined
  readonly topic?: string | undefined
  readonly department?: string | undefined
  readonly dueBy?: string | undefined
}

/** Whose demands are asked for, and how many. */
interface Asked {
  readonly q?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Demands in the order of their urgency. */
export const byUrgencyOfFound: Order<FoundDemand> = {
  name: byUrgency.name,
  placeOf: ({ row }) => byUrgency.placeOf(row),
}

/** Demands looked at for one page at most: one may be short where few are asked for. */
const mostLooked = 400

/** What was said; the ledger knows demands by their own ids. */
async function outcomesAlong(deps: Dependencies, found: readonly FoundDemand[]): Promise<Outcome[]> {
  const own = await Promise.all(
    found.map(async ({ row, ...rest }) => ({
      ...rest,
      row: { ...row, demandId: await idBehind(deps.aliases, row.demandId) },
    })),
  )
  return outcomesOf(deps.ledger, own)
}

/** Those that are asked for, as far as that is known of the rows themselves. */
const isAsked = ({ state, category, youthId, dueBy, department }: Filter, row: DemandRow) =>
  (state === undefined || row.state === state) &&
  (category === undefined || row.category === category) &&
  (youthId === undefined || row.youthId === youthId) &&
  (dueBy === undefined || (row.due !== null && row.due <= dueBy)) &&
  (department === undefined || row.escalatedOn !== null)

/** Those that are asked for. */
export async function matching<Found extends FoundDemand>(
  deps: Dependencies,
  found: readonly Found[],
  filter: Filter,
  root: string,
): Promise<Found[]> {
  const { topic, department } = filter
  let some = found.filter(({ row }) => isAsked(filter, row))
  if (topic !== undefined) {
    const topicOf = await topicsAlong(
      deps,
      root,
      some.map(({ row }) => row),
    )
    some = some.filter(({ row }) => topicOf(row) === topic)
  }
  if (department === undefined) return some
  const outcomes = await outcomesAlong(deps, some)
  return some.filter((_, at) => outcomes[at]?.department === department)
}

/** The demands as they are told: with their texts, topics and what was said. */
export async function tell(deps: Dependencies, found: readonly FoundDemand[], root: string) {
  const rows = found.map(({ row }) => row)
  const [texts, outcomes, topicOf] = await Promise.all([
    textsOf(deps, found),
    outcomesAlong(deps, found),
    topicsAlong(deps, root, rows),
  ])
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

/** A page of the demands below an org, read until it is full. */
export async function pageBelow(
  deps: Dependencies,
  caller: Caller,
  orgId: string,
  root: string,
  { q, limit, cursor, ...filter }: Filter & Asked,
): Promise<{ items: FoundDemand[]; nextCursor?: string }> {
  const after = cursor === undefined ? undefined : placeFrom(byUrgency.name, cursor)
  const parts = partsWith(filter.state).filter(
    part => filter.dueBy === undefined || part === 'unanswered' || part === 'answered',
  )
  const items: (FoundDemand & { place: Place })[] = []
  let waiting: (FoundDemand & { place: Place })[] = []
  let looked = 0
  const take = async () => {
    items.push(...(await matching(deps, waiting, filter, root)))
    waiting = []
  }
  for await (const found of demandsBelow(deps, caller, orgId, { after, parts, first: limit + 1 })) {
    looked++
    if (isFound(q, found.row.cadreId, found.name) && isAsked(filter, found.row)) waiting.push(found)
    if (items.length + waiting.length > limit) await take()
    if (items.length > limit) break
    if (looked < mostLooked) continue
    await take()
    const last = items[limit - 1]?.place ?? found.place
    return { items: items.slice(0, limit), nextCursor: cursorAt(byUrgency.name, last) }
  }
  await take()
  const last = items[limit - 1]
  if (items.length <= limit || last === undefined) return { items }
  return { items: items.slice(0, limit), nextCursor: cursorAt(byUrgency.name, last.place) }
}
