import type { Environment } from '../../shared/contracts/environment.ts'
import type { DemandSheetSources } from '../../shared/exporting/demands.ts'
import { serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import { type Dependencies as AppraisalDependencies, routes as appraisal } from './appraisal/routes.ts'
import { routes as demands } from './demands/routes.ts'
import { type Dependencies as RosterDependencies, routes as roster } from './roster/routes.ts'

/** Writes sheets. */
export const build = (
  environment: Environment,
  deps: RosterDependencies & AppraisalDependencies & DemandSheetSources & { directory: Directory },
) => serve(environment, [...roster(deps), ...appraisal(deps), ...demands(deps)], deps)

export const handler = ports.handlerOn(build, {
  roster: ports.rosterReads,
  register: ports.register,
  demandLists: ports.demandLists,
  ledger: ports.ledger,
  facts: ports.facts,
  policies: ports.policies,
  assessments: ports.assessments,
  signOffs: ports.signOffs,
  aliases: ports.aliases,
  directory: ports.directory,
  now: ports.clock,
})
