import { beginningWith, type Item, type Items, type Write } from '../../aws/items/items.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { atOnce, concurrently } from '../../concurrently.ts'
import { Problem } from '../../contracts/problem.ts'
import { commonDays, type OrgProfile, type Place, placesOf, type Span } from '../../domain/roster/orgs.ts'
import { openChecks } from './gates.ts'
import type { Author } from './roster.ts'

/** Levels of the tree; a city's has four. */
const maxLevels = 12

/** Orgs that ever lay directly below one: a run plans them together. */
const maxChildren = 1000

/** Orgs that ever lay above one, checked in one transaction. */
const maxAbove = 50

/** Where an org lay and lies, as the orgs above it know it. */
export type StoredPlaces = readonly Place[]

type Stored = Item<OrgProfile>

/** Orgs that ever lay directly below one, or were roots, with where each lies on which days. */
export async function* readPlacesBelow(
  items: Items,
  parentId: string | undefined,
): AsyncIterable<{ orgId: string; places: StoredPlaces }> {
  const { pk } = rosterKeys.child(parentId, '')
  for await (const { sk, value } of items.query<StoredPlaces>(beginningWith(pk, 'CHILD#')))
    yield { orgId: sk.slice('CHILD#'.length), places: value }
}

/** Brings the child items of all parents concerned from one profile to the next; none if the org stays where it is. */
export function placeWrites(before: OrgProfile | undefined, after: OrgProfile): Write[] {
  const places = mergedPlaces(after)
  if (before && JSON.stringify(mergedPlaces(before)) === JSON.stringify(places)) return []
  const parents = new Set(places.map(({ parentId }) => parentId))
  const left = new Set(before?.history.map(({ parentId }) => parentId).filter(id => !parents.has(id)))
  return [
    ...[...parents].map(id => ({ put: { ...rosterKeys.child(id, after.orgId), value: places } })),
    ...[...left].map(id => ({ remove: rosterKeys.child(id, after.orgId) })),
  ]
}

/** Places where an org lies below another than before. */
function mergedPlaces({ history }: OrgProfile): Place[] {
  return placesOf(history.filter(({ parentId }, i) => i === 0 || parentId !== history[i - 1]?.parentId))
}

/** Days of an org below which others are looked for. */
type OnDays = Span & { readonly orgId: string }

/** Levels of the tree below an org on the days when it is highest, itself included; no more than are allowed. */
async function heightOf(items: Items, org: OnDays): Promise<number> {
  let height = 0
  for (let level: OnDays[] = [org]; level.length > 0 && height <= maxLevels; height++) {
    const below = await concurrently(level, atOnce, async above => {
      const found: OnDays[] = []
      for await (const { orgId, places } of readPlacesBelow(items, above.orgId))
        for (const place of places) {
          const days = place.parentId === above.orgId ? commonDays(place, above) : undefined
          if (days) found.push({ orgId, ...days })
        }
      return found
    })
    level = below.flat()
  }
  return height
}

/**
 * Checks where an org is to lie on some days: below an org that is there, never below itself, and within the levels that
 * are allowed, on every one of them.
 * @returns the items read of the orgs above, which must stay as they were, or a cycle could arise.
 * @throws Problem `org_cycle`, `unknown_org` or `invalid_request`, all at `parentId`.
 */
async function checkLine(items: Items, orgId: string, { parentId, ...days }: Place, height: number) {
  const seen = new Map<string, Stored>()

  async function climb(id: string, on: Span, levels: number): Promise<void> {
    if (id === orgId) throw Problem.at('org_cycle', 'parentId')
    const item = seen.get(id) ?? (await items.get<OrgProfile>(rosterKeys.org(id)))
    if (!item) throw Problem.at('unknown_org', 'parentId')
    seen.set(id, item)
    if (levels > maxLevels)
      throw Problem.at('invalid_request', 'parentId', `more than ${maxLevels} levels of orgs`)
    for (const place of placesOf(item.value.history)) {
      const common = commonDays(place, on)
      if (place.parentId !== undefined && common) await climb(place.parentId, common, levels + 1)
    }
  }

  if (parentId !== undefined) await climb(parentId, days, height + 1)
  return seen
}

async function checkSiblings(items: Items, parentId: string): Promise<void> {
  const { pk } = rosterKeys.child(parentId, '')
  let siblings = 0
  for await (const _ of items.queryKeys(beginningWith(pk, 'CHILD#'))) siblings++
  if (siblings >= maxChildren)
    throw Problem.at('invalid_request', 'parentId', `at most ${maxChildren} orgs below one`, 'too_big')
}

/** Checks the places that an org takes newly: those above must stay as they are. @throws Problem as `Roster.putOrg`. */
export async function checkPlaces(
  items: Items,
  before: OrgProfile | undefined,
  after: OrgProfile,
  author: Author,
): Promise<Write[]> {
  const { orgId } = after
  const known = before ? mergedPlaces(before) : []
  const isKnown = (place: Place) => known.some(each => JSON.stringify(each) === JSON.stringify(place))
  const taken = mergedPlaces(after).filter(place => place.parentId !== undefined && !isKnown(place))
  const above = new Map<string, Stored>()
  for (const place of taken) {
    if (place.parentId === orgId) throw Problem.at('org_cycle', 'parentId')
    const height = before ? await heightOf(items, { orgId, ...place }) : 1
    for (const [id, item] of await checkLine(items, orgId, place, height)) above.set(id, item)
    if (!known.some(each => each.parentId === place.parentId))
      await checkSiblings(items, place.parentId as string)
  }
  const open = openChecks(
    taken.map(({ parentId }) => rosterKeys.org(parentId as string).pk),
    author,
  )
  if (!before) return open
  if (above.size > maxAbove)
    throw Problem.at(
      'invalid_request',
      'parentId',
      `at most ${maxAbove} orgs above one, at all times`,
      'too_big',
    )
  const unmoved = [...above.values()].map(
    ({ pk, sk, version = 0 }): Write => ({ check: { pk, sk }, guard: version }),
  )
  return [...open, ...unmoved]
}
