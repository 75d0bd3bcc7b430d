import type { Grade } from '../../../events/assessment.ts'
import { assess } from '../assessment/assess.ts'
import type { Assessment } from '../assessment/assessment.ts'
import type { AssessmentInput } from '../assessment/context.ts'
import { emptySums, mergeSums, type Sums, sumsOf } from '../assessment/rollup.ts'
import { recordOf } from '../record.ts'
import type { Policy } from './policy.ts'

/** What a draft does to a cadre's month: a lower or a higher grade, exempt or no more so, another total alone, nothing. */
export const moves = ['down', 'up', 'exempt', 'score', 'same'] as const

export type Move = (typeof moves)[number]

/** A month's result by one policy. */
export type Measured = Pick<Assessment, 'dimensions' | 'total' | 'grade'>

/** A cadre's month by the policy that stands, and by a draft. */
export interface Rehearsed {
  readonly before: Measured
  readonly after: Measured
}

/** What a draft would change over some cadres' months; merging is associative and commutative. */
export interface Changes {
  readonly moves: Readonly<Record<Move, number>>
  readonly before: Sums
  readonly after: Sums
}

/** Grades from the lowest on; `exempt` is none of them. */
const ladder: readonly Grade[] = ['fail', 'pass', 'good', 'excellent']

/** What a draft does to a cadre's month. */
export function moveOf({ before, after }: Rehearsed): Move {
  if (before.grade === after.grade) return before.total === after.total ? 'same' : 'score'
  if (before.grade === 'exempt' || after.grade === 'exempt') return 'exempt'
  return ladder.indexOf(after.grade) < ladder.indexOf(before.grade) ? 'down' : 'up'
}

/** Changes over nobody: the identity of {@link mergeChanges}. */
export const noChanges = (): Changes => ({
  moves: recordOf(moves, () => 0),
  before: emptySums(),
  after: emptySums(),
})

/** Changes over one cadre's month. */
export const changesOf = (rehearsed: Rehearsed): Changes => ({
  moves: recordOf(moves, move => (move === moveOf(rehearsed) ? 1 : 0)),
  before: sumsOf(rehearsed.before),
  after: sumsOf(rehearsed.after),
})

/** Changes over both, which have no cadre's month in common. */
export const mergeChanges = (a: Changes, b: Changes): Changes => ({
  moves: recordOf(moves, move => a.moves[move] + b.moves[move]),
  before: mergeSums(a.before, b.before),
  after: mergeSums(a.after, b.after),
})

/** The policy to read inputs by: they then hold all that either of two policies needs. */
export const readingPolicy = (a: Policy, b: Policy): Policy => ({
  ...a,
  maxCadresPerYouth: Math.min(a.maxCadresPerYouth, b.maxCadresPerYouth),
  windowMonths: Math.max(a.windowMonths, b.windowMonths),
  demands: {
    answerDays: Math.max(a.demands.answerDays, b.demands.answerDays),
    settleDays: Math.max(a.demands.settleDays, b.demands.settleDays),
  },
})

const measured = ({ dimensions, total, grade }: Assessment): Measured => ({ dimensions, total, grade })

type Inputs = AssessmentInput extends readonly [Policy, ...infer Rest] ? Rest : never

/**
 * A cadre's month by the policy that stands and by a draft, from the same inputs (see {@link readingPolicy}). Null where the
 * cadre is not assessed. `calendarMissing` is the first date that the calendar does not know.
 * @throws DomainError as `assess` does.
 */
export function rehearse(
  standing: Policy,
  draft: Policy,
  ...inputs: Inputs
): (Rehearsed & { readonly calendarMissing?: string }) | null {
  const before = assess(standing, ...inputs)
  const after = assess(draft, ...inputs)
  if (before === null || after === null) return null
  const [date] = [...(before.calendarMissing ?? []), ...(after.calendarMissing ?? [])]
  return {
    before: measured(before),
    after: measured(after),
    ...(date !== undefined && { calendarMissing: date }),
  }
}
