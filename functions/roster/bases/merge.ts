import { isDeepStrictEqual } from 'node:util'
import type { Cadre } from '../../../events/index.ts'
import { authorAt } from '../../../shared/access/author.ts'
import type { Caller } from '../../../shared/access/caller.ts'
import { coversCadre, requireOrg } from '../../../shared/access/scope.ts'
import { atOnce, concurrently } from '../../../shared/concurrently.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { mergedAssignments } from '../../../shared/domain/roster/merge.ts'
import { type CadreProfile, type LinkInterval, undated } from '../../../shared/domain/roster/roster.ts'
import { todayAt } from '../../../shared/domain/time/today.ts'
import type { Author } from '../../../shared/repositories/roster/roster.ts'
import type { Dependencies } from '../ports.ts'

/** What a merge has moved. */
export interface Merged {
  readonly done: boolean
  readonly cadres: number
  readonly links: number
}

/** Milliseconds after which no further cadre is begun: API Gateway waits 30 seconds. */
const patience = 20_000

/** Both bases, of one kind and in the caller's scope. @throws Problem that says which is not. */
async function checkBoth(
  { roster, directory }: Dependencies,
  caller: Caller,
  from: string,
  into: string,
): Promise<void> {
  if (from === into) throw Problem.at('invalid_request', 'into', 'another base', 'not_allowed')
  const [base, other] = [await roster.readBase(from), await roster.readBase(into)]
  await requireOrg(directory, caller, base?.orgId)
  await requireOrg(directory, caller, other?.orgId).catch(() => {
    throw Problem.at('unknown_base', 'into')
  })
  if (base?.kind !== other?.kind) throw Problem.at('kind_differs', 'into')
}

/** A cadre whose assignments of one day, today's or one to come, go over to another base; undefined where none does. */
function withMerged(profile: CadreProfile, from: string, into: string, today: string): Cadre | undefined {
  const current = profile.history.findLast(({ effectiveFrom }) => effectiveFrom <= today)
  for (const entry of profile.history) {
    if (entry !== current && entry.effectiveFrom <= today) continue
    const bases = mergedAssignments(entry.bases, from, into, today)
    const effectiveFrom = entry.effectiveFrom > today ? entry.effectiveFrom : today
    if (!isDeepStrictEqual(bases, entry.bases)) return { ...entry, ...undated(profile), bases, effectiveFrom }
  }
  return undefined
}

/** Brings what a cadre has of a base to another: assignments from today on, links as they are. */
async function moveCadre(
  { roster }: Dependencies,
  cadreId: string,
  from: string,
  into: string,
  author: Author,
  today: string,
): Promise<{ moved: boolean; links: number }> {
  const cadre = await roster.readCadreWithLinks(cadreId)
  if (!cadre) return { moved: false, links: 0 }
  const move = async (profile: CadreProfile) => withMerged(profile, from, into, today)
  let moved = false
  while ((await roster.changeCadre(cadreId, move, author)).change !== 'unchanged') moved = true
  const through = cadre.links.filter(({ baseId }) => baseId === from)
  const replace = (link: LinkInterval) => ({ ...link, baseId: link.baseId === from ? into : link.baseId })
  await concurrently(through, atOnce, link => roster.changeLink(cadreId, link, replace, author))
  return { moved, links: through.length }
}

/**
 * Merges a base made twice into the other: no list of bases has it and nobody begins to use it any more, and what is used
 * goes over cadre by cadre. Sent again it goes on where it ended.
 * @throws Problem `not_found`, `unknown_base` or `kind_differs` at `into`, `in_use` by cadres out of scope, or
 *   `another_hand` where the caller is one of those who use it.
 */
export async function mergeBases(
  deps: Dependencies,
  caller: Caller,
  from: string,
  into: string,
): Promise<Merged> {
  const end = performance.now() + patience
  await checkBoth(deps, caller, from, into)
  const { roster, directory, now } = deps
  const users = await roster.listBaseUsers(from)
  // By its bases a cadre is measured.
  if (users.some(cadreId => cadreId === caller.cadreId)) throw new Problem('another_hand')
  const covered = await concurrently(users, atOnce, async cadreId => {
    const known = await directory.readProfile(cadreId)
    return known === undefined || coversCadre(directory, caller, cadreId)
  })
  if (covered.includes(false)) throw Problem.at('in_use', 'cadres', 'used by cadres out of your scope')
  const [author, today] = [authorAt(caller, now), todayAt(now())]
  await roster.closeBase(from, into, author)
  let [cadres, links] = [0, 0]
  for (const cadreId of await roster.listBaseUsers(from)) {
    if (performance.now() > end) return { done: false, cadres, links }
    const went = await moveCadre(deps, cadreId, from, into, author, today)
    cadres += went.moved || went.links > 0 ? 1 : 0
    links += went.links
  }
  return { done: true, cadres, links }
}
