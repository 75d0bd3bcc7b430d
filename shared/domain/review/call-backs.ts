import { createHash } from 'node:crypto'
import { ascending } from '../order.ts'
import type { ReviewRules } from '../policy/policy.ts'

/** A contact or visit about which one of its youths is asked (回访). */
export interface CallBack {
  readonly cadreId: string
  readonly eventId: string
  readonly youthId: string
  /** Date. */
  readonly on: string
  readonly kind: 'contact' | 'visit'
}

/** Questions that one youth gets in a month: more would be a burden. */
const mostPerYouth = 3

/** Tops up the sample of an org's month from what happened since. The same seed draws the same; what was drawn stays. */
export function drawCallBacks(
  { callBacks: { sample } }: Pick<ReviewRules, 'callBacks'>,
  seed: string,
  drawn: readonly CallBack[],
  candidates: readonly CallBack[],
): CallBack[] {
  const ticket = ({ cadreId, eventId, youthId }: CallBack) =>
    createHash('sha256')
      .update(JSON.stringify([seed, cadreId, eventId, youthId]))
      .digest('hex')
  const tickets = candidates
    .map(candidate => ({ candidate, ticket: ticket(candidate) }))
    .sort((a, b) => ascending(a.ticket, b.ticket))
  const sampled = [...drawn]
  for (const { candidate } of tickets) {
    if (sampled.length >= sample) break
    const isTaken = sampled.some(
      ({ cadreId, eventId }) => cadreId === candidate.cadreId && eventId === candidate.eventId,
    )
    const asked = sampled.filter(({ youthId }) => youthId === candidate.youthId).length
    if (!isTaken && asked < mostPerYouth) sampled.push(candidate)
  }
  return sampled
}

/** What was asked and answered, and of how many cadres. */
export interface CallBackSums {
  readonly cadres: number
  readonly asked: number
  readonly yes: number
  readonly no: number
  readonly unsure: number
}

/** Sums over nothing. */
export const noCallBacks: CallBackSums = { cadres: 0, asked: 0, yes: 0, no: 0, unsure: 0 }

/** Sums over both, which have no cadre in common. */
export const mergeCallBacks = (a: CallBackSums, b: CallBackSums): CallBackSums => ({
  cadres: a.cadres + b.cadres,
  asked: a.asked + b.asked,
  yes: a.yes + b.yes,
  no: a.no + b.no,
  unsure: a.unsure + b.unsure,
})

/** Fewest answers behind a figure of several cadres, as behind a rating. */
const fewestAnswers = 5

/** Whether sums may be told: of several cadres, or of one with many answers; never of one with few. */
function mayBeTold({ callBacks: { perCadre } }: Pick<ReviewRules, 'callBacks'>, sums: CallBackSums): boolean {
  const answers = sums.yes + sums.no + sums.unsure
  return answers >= perCadre || (sums.cadres > 1 && answers >= fewestAnswers)
}

/** An org's own cadres, and the orgs below it. */
export interface CallBackNode {
  readonly own: CallBackSums
  readonly children: readonly CallBackNode[]
}

/**
 * What may be told of an org, and what is kept back. An org adds what is kept back below it to what it keeps back itself,
 * and tells both once there are enough answers. So no difference between an org and those below tells of one cadre.
 */
export function toldCallBacks(
  rules: Pick<ReviewRules, 'callBacks'>,
  { own, children }: CallBackNode,
): { told: CallBackSums; withheld: CallBackSums } {
  const below = children.map(child => toldCallBacks(rules, child))
  const told = below.map(part => part.told).reduce(mergeCallBacks, noCallBacks)
  const withheld = below.map(part => part.withheld).reduce(mergeCallBacks, own)
  return mayBeTold(rules, withheld)
    ? { told: mergeCallBacks(told, withheld), withheld: noCallBacks }
    : { told, withheld }
}

/** The standard score of an interval that holds the truth 95 times in 100. */
const z = 1.96

const rounded = (share: number) => Math.round(share * 10_000) / 10_000

/** The share of `yes` among `yes` and `no`, with its interval of 95 % (Wilson 1927); null where nobody said either. */
export function agreement({ yes, no }: Pick<CallBackSums, 'yes' | 'no'>) {
  const n = yes + no
  if (n === 0) return null
  const share = yes / n
  const middle = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n)
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2))
  return {
    rate: rounded(share),
    low: rounded(Math.max(0, middle - half)),
    high: rounded(Math.min(1, middle + half)),
  }
}
