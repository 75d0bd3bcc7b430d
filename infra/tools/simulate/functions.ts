import type { Endpoint } from '../../../shared/contracts/endpoint.ts'
import { loadFunction } from '../load-function.ts'

const load = (...names: readonly string[]) => Promise.all(names.map(loadFunction))

/** Functions that work off a queue: in every world, where the lake is written, and where people are told what is due. */
export const consumers = {
  always: await load('project-month', 'on-roster-changed', 'on-settings-changed', 'assess', 'sweep'),
  lake: await load('feed', 'write-lake'),
  telling: await load('remind', 'deliver'),
} as const

/** What reads the streams, and a queue of its own. */
export const relay = await loadFunction('relay')

/** Who has results assessed again for a change of the roster. */
export const followsRoster = 'on-roster-changed'

/** Functions that take requests. */
export const served = await load('record', 'roster', 'runs', 'policy', 'calendar', 'objections')

/** Endpoints that stories call. */
export type EndpointName =
  | `record${'Contact' | 'Visit' | 'Feedback' | 'Demand' | 'DemandStep' | 'Void'}`
  | `put${'Org' | 'Base' | 'Cadre' | 'Link' | 'Policy' | 'CalendarYear'}`
  | 'startAssessmentRun'
  | 'finaliseMonth'
  | `${'raise' | 'answer'}Objection`

/** Endpoints of those functions by name, each with the function that answers it. */
export const endpoints = Object.fromEntries(
  served.flatMap(({ declaration }) =>
    (declaration.endpoints ?? []).map(endpoint => [endpoint.name, [declaration.name, endpoint]]),
  ),
) as unknown as Readonly<Record<EndpointName, readonly [served: string, Endpoint]>>
