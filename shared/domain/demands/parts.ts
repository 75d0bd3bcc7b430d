import { answeredBy, type DemandCase, settledBy } from './demands.ts'

/** Parts of a demand list, by what their demands wait for: the answer, the 30-day mark, nothing. By when they were raised. */
export const demandParts = ['unanswered', 'answered', 'settled', 'resolved'] as const

export type DemandPart = (typeof demandParts)[number]

/** Steps that a list needs at most besides the first ones: what was said last stands. */
const lastSteps = 20

/** The demand with those steps alone that say what stands: the first answer and passing on, and the last of all but answers. */
export function withEssentialSteps(demand: DemandCase): DemandCase {
  const { steps } = demand
  const said = steps.filter(({ type }) => type !== 'respond')
  if (steps.length <= lastSteps) return demand
  const kept = new Set([
    steps.find(({ type }) => type !== 'reopen'),
    steps.find(({ type }) => type === 'escalate'),
    said.findLast(({ type }) => type === 'escalate'),
    said.findLast(({ type }) => type === 'resolve'),
    ...said.slice(-lastSteps),
  ])
  return { ...demand, steps: steps.filter(step => kept.has(step)) }
}

/** The part in which a demand stands, by what was done for it. */
export function partOf(demand: DemandCase): DemandPart {
  const ever = Number.POSITIVE_INFINITY
  const last = demand.steps.findLast(({ type }) => type === 'resolve' || type === 'reopen')?.type
  if (last === 'resolve') return 'resolved'
  if (!answeredBy(demand, ever)) return 'unanswered'
  return settledBy(demand, ever) ? 'settled' : 'answered'
}
