import { type DemandRow, demandRow } from '../domain/demands/demand-list.ts'
import type { DemandStep } from '../domain/demands/demands.ts'
import { type DemandPart, demandParts } from '../domain/demands/parts.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { isBelowOn, listedOn, type RegisterLine } from '../domain/roster/register.ts'
import { within } from '../domain/roster/roster.ts'
import { addDays, toDay } from '../domain/time/calendar.ts'
import { comparePlaces, type Order, type Place } from '../http/page.ts'
import { type DemandLists, type ListedDemand, placeOfDemand } from '../repositories/demand-lists.ts'
import type { Register } from '../repositories/register.ts'

/** A row of a list, with the name of whose demand it is, and its steps where they are known by their events. */
export interface FoundDemand {
  readonly row: DemandRow
  readonly name?: string | undefined
  readonly steps?: readonly DemandStep[]
}

/** By the date that comes next; what has none after, resolved ones last; then the oldest. */
export const byUrgency: Order<DemandRow> = {
  name: 'due',
  placeOf: ({ state, due, raisedAt, demandId, cadreId }) => {
    const resolved = state === 'resolved'
    return [resolved ? 1 : 0, resolved ? null : due, raisedAt, demandId, cadreId]
  },
}

/** Demands read at once where the first few were not enough. */
const chunk = 200

/** What is walked along. */
export interface DemandWalk {
  readonly demandLists: DemandLists
  readonly register: Register
  readonly policy: Policy
  readonly orgId: string
  readonly today: string
  /** Place of the last row that was seen; from the beginning unless given. */
  readonly after?: Place | undefined
  /** Parts that are walked along; all unless said. */
  readonly parts?: readonly DemandPart[] | undefined
  /** Of whom the list tells nothing. */
  readonly without?: string | undefined
  /** How many are wanted at first. */
  readonly first: number
}

/** When the first demand of a part was raised that lies behind a place, or a little before; undefined if none does. */
function startOf(part: DemandPart, after: Place | undefined, policy: Policy): string | undefined {
  if (after === undefined) return ' '
  const [isResolved, due, raisedAt] = after
  if (part === 'resolved') return isResolved === 1 ? String(raisedAt) : ' '
  if (isResolved === 1) return undefined
  if (part === 'settled') return due === null ? String(raisedAt) : ' '
  if (due === null) return undefined
  const days = part === 'unanswered' ? policy.demands.answerDays : policy.demands.settleDays
  // A day before, in UTC, is before the day began anywhere.
  return addDays(String(due), -days - 1)
}

/** Where a demand stands in the list by its part, whatever the day. */
function placeIn(part: DemandPart, row: DemandRow): Place {
  const due = part === 'unanswered' ? row.answerDue : part === 'answered' ? row.settleDue : null
  return [part === 'resolved' ? 1 : 0, due, row.raisedAt, row.demandId, row.cadreId]
}

interface Candidate {
  readonly place: Place
  readonly listed: ListedDemand
  readonly row: DemandRow
}

async function* candidatesOf(part: DemandPart, walk: DemandWalk): AsyncGenerator<Candidate> {
  const { demandLists, policy, orgId, today, after, without, first } = walk
  const start = startOf(part, after, policy)
  if (start === undefined) return
  const until = toDay(today)
  let range: { from?: string; after?: string } = { from: start }
  for (let limit = first; ; limit = Math.max(first, chunk)) {
    let read = 0
    for await (const listed of demandLists.listDemands(orgId, part, { ...range, limit })) {
      read++
      range = { after: placeOfDemand(listed) }
      if (listed.cadreId === without || listed.demand.raised > until) continue
      const row = demandRow(policy, listed.demand, listed, today)
      const place = placeIn(part, row)
      if (after === undefined || comparePlaces(place, after) > 0) yield { place, listed, row }
    }
    if (read < limit) return
  }
}

const nameOf = ({ cadreId, orgId }: Pick<RegisterLine, 'cadreId' | 'orgId'>) => `${cadreId} ${orgId}`

/** Two ordered sequences as one. */
async function* merged(
  a: AsyncGenerator<Candidate>,
  b: AsyncGenerator<Candidate>,
): AsyncGenerator<Candidate> {
  let [x, y] = await Promise.all([a.next(), b.next()])
  while (!x.done || !y.done)
    if (y.done || (!x.done && comparePlaces(x.value.place, y.value.place) <= 0)) {
      yield (x as IteratorYieldResult<Candidate>).value
      x = await a.next()
    } else {
      yield y.value
      y = await b.next()
    }
}

async function* inOrder(walk: DemandWalk): AsyncGenerator<Candidate> {
  const of = (part: DemandPart) => {
    const isAsked = (walk.parts ?? demandParts).includes(part)
    return isAsked ? candidatesOf(part, walk) : nothing()
  }
  yield* merged(of('unanswered'), of('answered'))
  yield* of('settled')
  yield* of('resolved')
}

async function* nothing(): AsyncGenerator<Candidate> {}

/** The demands of all who today belong to the org or below by the register, the most urgent first. */
export async function* walkDemands(walk: DemandWalk): AsyncGenerator<FoundDemand & { place: Place }> {
  const { register, orgId, today, first } = walk
  const lines = new Map<string, RegisterLine | undefined>()
  let waiting: Candidate[] = []

  async function* look(): AsyncGenerator<FoundDemand & { place: Place }> {
    const some = waiting
    waiting = []
    const unknown = new Map(
      some.map(({ listed }) => [nameOf(listed), listed] as const).filter(([name]) => !lines.has(name)),
    )
    for (const name of unknown.keys()) lines.set(name, undefined)
    for (const line of await register.readLines(orgId, [...unknown.values()])) lines.set(nameOf(line), line)
    for (const { place, listed, row } of some) {
      const line = lines.get(nameOf(listed))
      if (!line || !isBelowOn(line, today) || !within(line.service, row.raisedOn)) continue
      yield { place, row, steps: listed.demand.steps, name: listedOn(line, today).name }
    }
  }

  let size = first
  for await (const candidate of inOrder(walk)) {
    waiting.push(candidate)
    if (waiting.length < size) continue
    yield* look()
    size = Math.max(first, 25)
  }
  yield* look()
}
