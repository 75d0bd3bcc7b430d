import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assessScenario, type Golden, rollUpScenario } from '../testing/scenario.ts'
import type { Assessment } from './assessment.ts'

const folder = new URL('./golden/', import.meta.url)
const goldens = readdirSync(folder)
  .sort()
  .map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Golden)

/** What a golden file expects of an assessment. */
const scores = (assessment: Assessment | null) =>
  assessment && { dimensions: assessment.dimensions, total: assessment.total, grade: assessment.grade }

describe.each(goldens)('$name', ({ month, asOf, scenario, expected }) => {
  it.each(Object.keys(expected))('%s', cadreId => {
    expect(scores(assessScenario(scenario, cadreId, month, asOf))).toEqual(expected[cadreId])
  })

  it('whatever the order of events, and each of them twice', () => {
    const shuffled = { ...scenario, events: [...scenario.events, ...[...scenario.events].reverse()] }
    for (const cadreId of Object.keys(expected)) {
      expect(assessScenario(shuffled, cadreId, month, asOf)).toEqual(
        assessScenario(scenario, cadreId, month, asOf),
      )
    }
  })
})

describe.each(goldens.filter(({ rollup }) => rollup))(
  '$name, rolled up',
  ({ month, asOf, scenario, expected, rollup }) => {
    const assessments = Object.keys(expected)
      .map(cadreId => assessScenario(scenario, cadreId, month, asOf))
      .filter(assessment => assessment !== null)
    const orgs = rollUpScenario(scenario, assessments, month, asOf)

    it.each(Object.entries(rollup ?? {}))('%s', (orgId, result) => {
      expect(orgs[orgId]).toEqual(result)
    })
  },
)
