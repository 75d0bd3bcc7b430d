import { onFirstCall } from '../../shared/declare/environment.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import { recordBatch } from './declaration.ts'
import { recordEach } from './record-each.ts'

/** Takes events of any type into the ledger, many at a time. */
export const handler = onFirstCall(environment => {
  const recording = openRecording(environment)
  return serve(environment, [
    on(recordBatch, async ({ caller, body }) =>
      reply(207, { items: await recordEach(recording, caller, body.events) }),
    ),
  ])
})
