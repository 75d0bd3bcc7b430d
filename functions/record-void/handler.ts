import { onFirstCall } from '../../shared/declare/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import { record } from '../../shared/recording/record.ts'
import { recordVoid } from './declaration.ts'

/** Takes voids into the ledger. */
export const handler = onFirstCall(environment => {
  const recording = openRecording(environment)
  return serve(environment, [on(recordVoid, ({ caller, body }) => record(recording, caller, body))])
})
