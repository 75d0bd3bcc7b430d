import type { EventContent, RecordedEvent } from '../../../events/index.ts'
import type { Api } from '../../../functions/catalogue.ts'
import type { Client, Item } from '../../../shared/contracts/client.ts'
import type { Scenario } from '../../../shared/domain/testing/scenario.ts'
import { openLocalClient } from '../../tools/local-stack.ts'

type Prefixed = <Id extends string | undefined>(id: Id) => Id

/** A scenario whose ids all begin with a prefix, so that several fit into one stack. */
export function prefixed({ orgs, bases, cadres, links, events }: Scenario, prefix: string): Scenario {
  const own: Prefixed = id => (id === undefined ? id : `${prefix}${id}`) as typeof id
  const all = <Value extends object>(value: Value): Value =>
    Object.fromEntries(
      Object.entries(value).map(([key, found]) => {
        if (['orgId', 'parentId', 'baseId', 'cadreId', 'youthId'].includes(key)) return [key, own(found)]
        if (key === 'youthIds') return [key, found.map(own)]
        return [key, key === 'bases' ? found.map(all) : found]
      }),
    ) as Value
  return {
    orgs: orgs.map(all),
    bases: bases.map(all),
    cadres: cadres.map(all),
    links: links.map(all),
    events: events.map(all),
  }
}

/** Rounds of events: of two at the same moment the one recorded first is sent first, and voids are sent last. */
function rounds(events: readonly RecordedEvent[]): EventContent[][] {
  const seen = new Map<string, number>()
  const result: EventContent[][] = []
  const voids: EventContent[] = []
  for (const event of [...events].sort((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt))) {
    const { recordedAt: _at, recordedBy: _by, ...content } = event
    if (event.type === 'void') {
      voids.push(content)
      continue
    }
    const key = `${event.cadreId} ${Date.parse(event.occurredAt)}`
    const round = seen.get(key) ?? 0
    seen.set(key, round + 1)
    result[round] = [...(result[round] ?? []), content]
  }
  return voids.length > 0 ? [...result, voids] : result
}

/** Whether an event of a batch is to be sent again. @throws Error if it was refused for good. */
function isToCome(event: EventContent, item: Item<Api['POST /v1/batch']> | undefined): boolean {
  if (!item || !('problem' in item)) return false
  if (item.problem.code === 'throttled') return true
  // A void that can do nothing is refused where that can be seen; all else is taken.
  if (item.problem.code === 'unknown_event' && event.type === 'void') return false
  throw new Error(JSON.stringify([event, item]))
}

/** Loads a scenario through the API, by assessors of its root orgs; gives a client for each org. What is in a scenario twice is a repeat. */
export async function load(baseUrl: string, scenario: Scenario): Promise<Map<string, Client<Api>>> {
  const { orgs, bases, cadres, links, events } = scenario
  const parents = new Map(orgs.map(({ orgId, parentId }) => [orgId, parentId]))
  const rootOf = (orgId: string): string => {
    const parent = parents.get(orgId)
    return parent === undefined ? orgId : rootOf(parent)
  }
  const clients = new Map<string, Client<Api>>()
  for (const { orgId } of orgs.filter(({ parentId }) => parentId === undefined))
    clients.set(orgId, await openLocalClient(baseUrl, { sub: 'u-assessor', role: 'assessor', org: orgId }))
  const of = (orgId: string) => clients.get(rootOf(orgId)) as Client<Api>
  const homes = new Map(cadres.map(({ cadreId, orgId }) => [cadreId, orgId]))
  const by = (cadreId: string) => of(homes.get(cadreId) as string)

  for (const { orgId, ...body } of orgs) await of(orgId)('PUT /v1/orgs/{orgId}', { path: { orgId }, body })
  await Promise.all(
    bases.map(({ baseId, ...body }) => of(body.orgId)('PUT /v1/bases/{baseId}', { path: { baseId }, body })),
  )
  for (const { cadreId, ...body } of cadres)
    await by(cadreId)('PUT /v1/cadres/{cadreId}', { path: { cadreId }, body })
  await Promise.all(
    links.map(({ cadreId, youthId, ...body }) =>
      by(cadreId)('PUT /v1/cadres/{cadreId}/links/{youthId}', { path: { cadreId, youthId }, body }),
    ),
  )
  for (const client of clients.values()) {
    const theirs = events.filter(({ cadreId }) => by(cadreId) === client)
    for (const round of rounds(theirs)) {
      let left = round
      while (left.length > 0) {
        const { body } = await client('POST /v1/batch', { body: { events: left } })
        left = left.filter((event, n) => isToCome(event, body.items[n]))
      }
    }
  }
  return new Map(orgs.map(({ orgId }) => [orgId, of(orgId)]))
}
