import type { EventContent, RecordedEvent } from '../../../../events/index.ts'
import { assess } from '../../../../shared/domain/assessment/assess.ts'
import type { Assessment } from '../../../../shared/domain/assessment/assessment.ts'
import { huaian2016 } from '../../../../shared/domain/policy/huaian-2016.ts'
import { inputsOf, type Scenario, sliceOf } from '../../../../shared/domain/testing/scenario.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { behaviourOf } from '../behaviour.ts'
import { countyOf } from '../county.ts'

/** What the pure domain makes of the demo, without a stack: who is assessed how. */
export function assessOffline(seed: number, month: string): Assessment[] {
  const county = countyOf(huaian2016, seed, month)
  const { work, voices, voids } = behaviourOf(county)
  const scenario: Scenario = {
    orgs: [...county.orgs],
    bases: [...county.bases],
    cadres: county.workers.flatMap(({ person: { cadreId }, entries }) =>
      entries.map(entry => ({ ...entry, cadreId })),
    ),
    links: county.workers.flatMap(({ person: { cadreId }, links }) =>
      links.map(link => ({ ...link, cadreId })),
    ),
    events: [...work, ...voices, ...voids].map(recorded),
  }
  return county.workers.flatMap(({ person: { cadreId } }) => {
    const { facts, confirmations } = inputsOf(scenario, cadreId, month)
    const slice = sliceOf(scenario, cadreId)
    return assess(huaian2016, slice, facts, month, lastDate(month), confirmations) ?? []
  })
}

const recorded = (event: EventContent): RecordedEvent => ({
  ...event,
  recordedAt: event.occurredAt,
  recordedBy: 'demo',
})
