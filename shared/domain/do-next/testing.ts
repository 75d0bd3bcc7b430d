import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import { type DoNext, doNext } from '../do-next.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { assessScenario, inputsOf, type Scenario, sliceOf } from '../testing/scenario.ts'
import { world } from '../testing/world.ts'

/** What `c-1` may still do on a date. */
export function listOf(scenario: Scenario, asOf: string): DoNext[] {
  const month = asOf.slice(0, 7)
  const { facts } = inputsOf(scenario, 'c-1', month)
  const assessment = assessScenario(scenario, 'c-1', month, asOf)
  return doNext(huaian2016, sliceOf(scenario, 'c-1'), facts, month, asOf, assessment)
}

/** A world whose `c-1` is full-time, unless said otherwise. */
export const serving = (events: RecordedEvent[], cadre: Partial<Cadre> = {}) =>
  world(events, { category: 'fullTime', ...cadre })

/** The first item of a kind. */
export const find = (list: readonly DoNext[], kind: DoNext['kind']) => list.find(item => item.kind === kind)

/** The first item of a kind that a full-time `c-1` has on a date after these events. */
export const on = (asOf: string, kind: DoNext['kind'], ...events: RecordedEvent[]) =>
  find(listOf(serving(events), asOf), kind)
