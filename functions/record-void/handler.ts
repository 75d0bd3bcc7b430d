import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import { type RecordingDependencies, record } from '../../shared/recording/record.ts'
import { recordVoid } from './declaration.ts'

/** Takes voids into the ledger. */
export const build = (environment: Environment, recording: RecordingDependencies) =>
  serve(environment, [on(recordVoid, ({ caller, body }) => record(recording, caller, body))])

export const handler = onFirstCall(environment => build(environment, openRecording(environment)))
