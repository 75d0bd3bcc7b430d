import { type Dimensions, indicatorIds } from '../../events/assessment.ts'
import { unlinked } from '../domain/assessment/unlinked.ts'
import { doNext } from '../domain/do-next.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { sayDoNext } from '../labels/do-next.ts'
import { digestedAssessment, type InputSources, readInputs } from './inputs.ts'

/** Indicators that are not complete, the one that lacks the largest part first. */
function shortOf(dimensions: Dimensions) {
  const { attainment, activity, satisfaction } = dimensions
  const all = { ...attainment.indicators, ...activity.indicators, ...satisfaction.indicators }
  return Object.values(indicatorIds)
    .flat()
    .flatMap(indicator => {
      const reached = all[indicator]
      return reached === null || reached.num >= reached.den
        ? []
        : [{ indicator, num: reached.num, den: reached.den, missing: reached.den - reached.num }]
    })
    .sort((a, b) => b.missing / b.den - a.missing / a.den)
}

/** The monthly run's very assessment as of any day, and what a cadre may want besides; undefined if it does not serve. */
export async function readProgress(
  sources: InputSources,
  policy: Policy,
  cadreId: string,
  month: string,
  asOf: string,
) {
  const inputs = await readInputs(sources, policy, cadreId, month, asOf)
  const assessment = inputs && digestedAssessment(policy, inputs, month, asOf)
  if (!assessment) return undefined
  const facts = inputs.facts.find(known => known.month === month)
  return {
    ...assessment,
    doNext: sayDoNext(doNext(policy, inputs.roster, inputs.facts, month, asOf, assessment), asOf),
    short: shortOf(assessment.dimensions),
    unlinked: facts ? unlinked(inputs.roster.links, facts, assessment.asOf) : [],
    lateEvents: facts?.late ?? 0,
  }
}
