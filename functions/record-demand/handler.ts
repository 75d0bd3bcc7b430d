import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import { type RecordingDependencies, record } from '../../shared/recording/record.ts'
import { recordDemand, recordDemandStep } from './declaration.ts'

/** Takes demands and their steps into the ledger. */
export const build = (environment: Environment, recording: RecordingDependencies) =>
  serve(environment, [
    on(recordDemand, ({ caller, body }) => record(recording, caller, body)),
    on(recordDemandStep, ({ caller, params: { demandId }, body: { step: type, ...content } }) =>
      record(recording, caller, { ...content, type, demandId } as Parameters<typeof record>[2]),
    ),
  ])

export const handler = onFirstCall(environment => build(environment, openRecording(environment)))
