import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import {
  assessments,
  clock,
  counts,
  directory,
  handlerOn,
  openings,
  openPorts,
  policies,
  register,
  rollups,
  rosterReads,
  sendReport,
  voiceResponses,
  weakly,
} from '../../shared/ports.ts'
import { type Dependencies as MonthsDependencies, routes as months } from './months/routes.ts'
import { type Dependencies as PeriodsDependencies, routes as periods } from './periods/routes.ts'

/** Answers about an org’s results; `lists` are the ports from which its months are read, where they differ. */
export const build = (
  environment: Environment,
  deps: MonthsDependencies & PeriodsDependencies,
  lists: Partial<MonthsDependencies & PeriodsDependencies> = {},
) => serve(environment, [...months({ ...deps, ...lists }), ...periods(deps, { ...deps, ...lists })], deps)

export const handler = handlerOn(
  (environment, ports) =>
    build(
      environment,
      ports,
      openPorts(environment, { assessments: weakly(assessments), responses: weakly(voiceResponses) }),
    ),
  {
    roster: rosterReads,
    policies,
    assessments,
    register,
    rollups,
    openings,
    responses: voiceResponses,
    directory,
    counts,
    sendReport,
    now: clock,
  },
)
