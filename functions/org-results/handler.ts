import type { Environment } from '../../shared/contracts/environment.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { type Dependencies as MonthsDependencies, routes as months } from './months/routes.ts'
import { type Dependencies as PeriodsDependencies, routes as periods } from './periods/routes.ts'

/** Answers about an org’s results; `lists` are the ports from which its months are read, where they differ. */
export const build = (
  environment: Environment,
  deps: MonthsDependencies & PeriodsDependencies,
  lists: Partial<MonthsDependencies & PeriodsDependencies> = {},
) => serve(environment, [...months({ ...deps, ...lists }), ...periods(deps, { ...deps, ...lists })], deps)

export const handler = ports.handlerOn(
  (environment, opened) =>
    build(
      environment,
      opened,
      ports.openPorts(environment, {
        assessments: ports.weakly(ports.assessments),
        responses: ports.weakly(ports.voiceResponses),
      }),
    ),
  {
    roster: ports.rosterReads,
    policies: ports.policies,
    assessments: ports.assessments,
    register: ports.register,
    rollups: ports.rollups,
    openings: ports.openings,
    responses: ports.voiceResponses,
    directory: ports.directory,
    counts: ports.counts,
    sendReport: ports.sendReport,
    now: ports.clock,
  },
)
