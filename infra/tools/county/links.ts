import type { Policy } from '../../../shared/domain/policy/policy.ts'
import { addDays, addMonths } from '../../../shared/domain/time/calendar.ts'
import { habits } from './habits.ts'
import { type Person, people, quotaOf } from './people.ts'
import { bases, type Ground } from './places.ts'
import { type Chance, chanceOf, youthIdOf } from './prng.ts'
import type { Held, Turns, Worker } from './worker.ts'

/** Well-known young people to whom everybody of the leading organs wants to be linked. */
const popular = 12

const groundOf = (baseId: string): Ground => {
  const ground = bases.find(known => known.baseId === baseId)
  if (ground === undefined) throw new Error(`no such base: ${baseId}`)
  return ground
}

/** The links of a cadre: half through branches and half through associations, where there are both. */
export function linksOf(policy: Policy, seed: number, month: string, person: Person): Held[] {
  const chance = chanceOf(seed, 'links', person.cadreId)
  const target =
    person.story === 'newcomer' ? 18 : Math.round(quotaOf(policy, person) * habits[person.habit].links)
  const grounds = person.bases.map(groundOf)
  const branches = grounds.filter(ground => ground.kind !== 'association')
  const associations = grounds.filter(ground => ground.kind === 'association')
  const associated = associations.length === 0 ? 0 : person.story === 'noAssociation' ? 0.3 : 0.5
  return Array.from({ length: target }, (_, index) => {
    const through = (index + 1) * associated - Math.floor(index * associated) >= 1 ? associations : branches
    const ground = chance.pick(through)
    const fields = person.habit === 'absent' ? ground.fields.slice(0, 1) : ground.fields
    const link = {
      youthId: youthOf(policy, seed, person, index),
      baseId: ground.baseId,
      field: chance.pick(fields),
    }
    return lives(link, month, chance)
  }).flat()
}

/** Mostly a youth of one's own; now and then a colleague's; in leading organs also the well-known ones. */
function youthOf(policy: Policy, seed: number, person: Person, index: number): string {
  const own = youthIdOf(seed, person.cadreId, index)
  const leading = (person.orgId === 'ls' || person.orgId === 'ha') && person.category !== 'partTime'
  // Everybody leaves out a few others, so that not all stand in each other's way everywhere.
  if (leading && index < popular) {
    return chanceOf(seed, 'popular', person.cadreId, index).happens(0.7)
      ? youthIdOf(seed, 'popular', index)
      : own
  }
  const before = people[people.indexOf(person) - 1]
  const shared = before?.orgId === person.orgId && index % 17 === 13 && index < quotaOf(policy, before) * 0.4
  return shared ? youthIdOf(seed, before.cadreId, index) : own
}

/** Most links just last. Some youths moved away; some left and were linked again. */
function lives(link: Omit<Held, 'since'>, month: string, chance: Chance): Held[] {
  const since = addDays(`${Number(month.slice(0, 4)) - 1}-09-01`, chance.between(0, 55))
  if (chance.happens(0.03)) {
    return [{ ...link, since, until: addDays(`${addMonths(month, -1)}-01`, chance.between(5, 24)) }]
  }
  if (chance.happens(0.03)) {
    const [left, back] = [`${addMonths(month, -2)}-12`, `${addMonths(month, -1)}-03`]
    return [
      { ...link, since, until: left },
      { ...link, since: back },
    ]
  }
  return [{ ...link, since }]
}

/** Who is transferred hands the youths of the old place over, to the successor as soon as there is one. */
export function handOver(workers: readonly Worker[], turns: Turns, seed: number): Worker[] {
  const leaving = workers.find(({ person }) => person.story === 'transferred')
  if (leaving === undefined) throw new Error('nobody is transferred')
  // A handful stay, as friends do.
  const [kept, given] = [leaving.links.slice(0, 12), leaving.links.slice(12, 62)]
  const chance = chanceOf(seed, 'handover')
  const found = Array.from({ length: 58 }, (_, index): Held => {
    const ground = groundOf(index % 2 === 0 ? 'b-dalou' : 'b-ls-zhiyuan')
    return {
      youthId: youthIdOf(seed, 'new place', index),
      baseId: ground.baseId,
      field: chance.pick(ground.fields),
      since: addDays(turns.transferOn, chance.between(0, 10)),
    }
  })
  const ended = given.map(link =>
    link.until === undefined || link.until > turns.transferOn ? { ...link, until: turns.transferOn } : link,
  )
  const successor = workers.find(({ person }) => person.story === 'newcomer')
  const own = new Set(successor?.links.map(link => link.youthId))
  const taken = given
    .filter(link => link.until === undefined && !own.has(link.youthId))
    .slice(0, 44)
    .map(({ until: _, ...link }) => ({ ...link, since: addDays(turns.comesOn, chance.between(0, 4)) }))
  return workers.map(worker => {
    if (worker === leaving) return { ...worker, links: [...kept, ...ended, ...found] }
    if (worker === successor) return { ...worker, links: [...worker.links, ...taken] }
    return worker
  })
}
