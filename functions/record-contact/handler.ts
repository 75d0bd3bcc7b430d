import { onFirstCall } from '../../shared/declare/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import { record } from '../../shared/recording/record.ts'
import { recordContact } from './declaration.ts'

/** Takes contacts into the ledger. */
export const handler = onFirstCall(environment => {
  const recording = openRecording(environment)
  return serve(environment, [on(recordContact, ({ caller, body }) => record(recording, caller, body))])
})
