import { categories } from '../../../events/roster.ts'
import { assess } from '../assessment/assess.ts'
import { emptySums, mergeSums, rollUp, sumsOf } from '../assessment/rollup.ts'
import { fold } from '../ledger/fold.ts'
import { lastDate } from '../time/calendar.ts'
import type { Policy } from './policy.ts'
import { trialEvents, trialMonth, trialRoster } from './trial.ts'

/** What is wrong with a policy: the key, and why. */
export interface PolicyFault {
  /** Dotted path of the key. */
  path: string
  message: string
}

const different = (values: readonly unknown[]) => new Set(values).size === values.length

/** Values that are possible one by one and senseless together. */
function contradictions(policy: Policy): PolicyFault[] {
  const { campaign, closing, dimensions, grades, monthlyReach, realName, review, weights } = policy
  const faults: PolicyFault[] = []
  const refuse = (path: string, message: string) => void faults.push({ path, message })
  if (grades.excellent < grades.good || grades.good < grades.pass)
    refuse('grades', 'excellent, good and pass must not ascend')
  if (campaign.fromMonth > campaign.toMonth) refuse('campaign', 'toMonth is before fromMonth')
  if (monthlyReach.num > monthlyReach.den) refuse('monthlyReach', 'more than everybody')
  if (closing.provisionalDay >= closing.finalDay) refuse('closing.finalDay', 'must come after provisionalDay')
  if (review.concentration.num > review.concentration.den)
    refuse('review.concentration', 'more than everybody')
  if (!different(realName.leadingOrgans)) refuse('realName.leadingOrgans', 'each kind once')
  for (const category of categories) {
    if (!different(policy.categories[category].baseKinds))
      refuse(`categories.${category}.baseKinds`, 'each kind once')
  }
  for (const dimension of ['attainment', 'activity', 'satisfaction'] as const) {
    const sum = Object.values<number>(weights[dimension]).reduce((all, weight) => all + weight, 0)
    if (sum === 0) refuse(`weights.${dimension}`, 'all weights are zero')
  }
  if (dimensions.attainment + dimensions.activity + dimensions.satisfaction === 0)
    refuse('dimensions', 'all weights are zero')
  return faults
}

/** Tries the policy on a cadre of every category. A policy that cannot assess one of them is refused. */
function trial(policy: Policy): PolicyFault[] {
  const facts = [fold(trialEvents, trialMonth, policy.timeZone)]
  const unmeasured = { attainment: [] as string[], activity: [] as string[] }
  let sums = emptySums()
  for (const category of categories) {
    try {
      const result = assess(policy, trialRoster(category), facts, trialMonth, lastDate(trialMonth))
      if (result === null) throw new Error('not assessed')
      sums = mergeSums(sums, sumsOf(result))
      for (const dimension of ['attainment', 'activity'] as const)
        if (result.dimensions[dimension].score === null) unmeasured[dimension].push(category)
    } catch (error) {
      return [{ path: `categories.${category}`, message: `nobody can be assessed by it: ${error}` }]
    }
  }
  rollUp(policy, 'trial', trialMonth, sums)
  return Object.entries(unmeasured)
    .filter(([, concerned]) => concerned.length > 0)
    .map(([dimension, concerned]) => ({
      path: `weights.${dimension}`,
      message: `nothing that has weight applies to ${concerned.join(', ')}`,
    }))
}

/** What is wrong with a policy, key by key; empty where it may be taken. */
export function policyFaults(policy: Policy): PolicyFault[] {
  const faults = contradictions(policy)
  return faults.length > 0 ? faults : trial(policy)
}
