import type { Assignment } from '../../../events/index.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import { addMonths } from '../../../shared/domain/time/calendar.ts'
import { accountsOf } from './accounts.ts'
import { handOver, linksOf } from './links.ts'
import { type Person, people } from './people.ts'
import { bases, type Ground, orgs, type Place } from './places.ts'
import { chanceOf } from './prng.ts'
import type { Turns, Worker } from './worker.ts'

/** What the roster is told. */
export interface County {
  seed: number
  month: string
  orgs: readonly Place[]
  bases: readonly Ground[]
  workers: readonly Worker[]
}

/** The county of a seed as it stands in a month; it keeps its accounts and links with the policy in mind. */
export function countyOf(policy: Policy, seed: number, month: string): County {
  const turns: Turns = {
    transferOn: `${addMonths(month, -1)}-16`,
    comesOn: `${month}-12`,
    goesOn: `${month}-24`,
  }
  const workers = people.map(person => workerOf(policy, seed, month, person, turns))
  return { seed, month, orgs, bases, workers: handOver(workers, turns, seed) }
}

function workerOf(policy: Policy, seed: number, month: string, person: Person, turns: Turns): Worker {
  const chance = chanceOf(seed, 'cadre', person.cadreId)
  const year = Number(month.slice(0, 4))
  const began = `${year - chance.between(1, 3)}-0${chance.pick([3, 7, 8])}-01`
  const serviceFrom = person.story === 'newcomer' ? turns.comesOn : began
  const mobile = `1${chance.pick(['38', '39', '51', '80', '86'])}${String(chance.between(0, 99_999_999)).padStart(8, '0')}`
  const service = {
    serviceFrom,
    ...(person.story === 'left' && { serviceUntil: turns.goesOn }),
  }
  const attributes = { name: person.name, mobile, category: person.category, ...service }
  const first = {
    ...attributes,
    orgId: person.orgId,
    post: person.post,
    ...(person.quota && { quota: person.quota }),
    accounts: accountsOf(policy, person, chance),
    bases: person.bases.map(baseId => assigned(baseId, serviceFrom)),
    effectiveFrom: serviceFrom,
  }
  // Nobody holds a link before serving.
  const links = linksOf(policy, seed, month, person)
    .filter(({ until }) => until === undefined || until > serviceFrom)
    .map(link => (link.since < serviceFrom ? { ...link, since: serviceFrom } : link))
  if (person.story !== 'transferred') return { person, entries: [first], links }
  // The account still shows the old place: nobody thought of it, and the assessment finds it.
  const moved = {
    ...first,
    orgId: 'ls',
    post: '基层部部长',
    bases: [
      ...first.bases.map(old => ({ ...old, until: turns.transferOn })),
      ...['b-dalou', 'b-ls-zhiyuan'].map(baseId => assigned(baseId, turns.transferOn)),
    ],
    effectiveFrom: turns.transferOn,
  }
  return { person, entries: [first, moved], links }
}

const assigned = (baseId: string, since: string): Assignment => ({ baseId, plannedOn: since, since })
