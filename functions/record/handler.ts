import { check } from '../../shared/contracts/check.ts'
import type { Environment } from '../../shared/contracts/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import * as ports from '../../shared/ports.ts'
import { routes as batch } from './batch/routes.ts'
import {
  recordContact,
  recordDemand,
  recordDemandStep,
  recordFeedback,
  recordVisit,
  recordVoid,
} from './endpoints.ts'
import { type RecordingDependencies, record } from './record.ts'
import { stepAlone, withStepAsType } from './steps.ts'

/** The step of the demand that the path names. @throws Problem `invalid_request` that names each field at fault. */
const stepOf = (demandId: string, body: object) => ({
  ...check(stepAlone, withStepAsType({ type: 'step', ...body })),
  demandId,
})

/** Takes events into the ledger. */
export const build = (environment: Environment, recording: RecordingDependencies) =>
  serve(
    environment,
    [
      on(recordContact, ({ caller, body }) => record(recording, caller, body)),
      on(recordVisit, ({ caller, body }) => record(recording, caller, body)),
      on(recordFeedback, ({ caller, body }) => record(recording, caller, body)),
      on(recordDemand, ({ caller, body }) => record(recording, caller, body)),
      on(recordDemandStep, ({ caller, params: { demandId }, body }) =>
        record(recording, caller, stepOf(demandId, body)),
      ),
      on(recordVoid, ({ caller, body }) => record(recording, caller, body)),
      ...batch(recording),
    ],
    recording,
  )

export const handler = ports.handlerOn(build, {
  ledger: ports.ledger,
  directory: ports.rememberedDirectory,
  policies: ports.rememberedPolicies,
  monthLoads: ports.rememberedMonthLoads,
  links: ports.rememberedLinks,
  aliases: ports.aliases,
  now: ports.clock,
})
