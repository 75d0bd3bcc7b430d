import { onFirstCall } from '../../shared/declare/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import { record } from '../../shared/recording/record.ts'
import { recordFeedback } from './declaration.ts'

/** Takes feedback of youths into the ledger. */
export const handler = onFirstCall(environment => {
  const recording = openRecording(environment)
  return serve(environment, [on(recordFeedback, ({ caller, body }) => record(recording, caller, body))])
})
