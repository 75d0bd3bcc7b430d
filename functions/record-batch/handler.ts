import { onFirstCall } from '../../shared/declare/environment.ts'
import { on, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import { recordBatch } from './declaration.ts'
import { recordEach } from './record-each.ts'

/** Takes events of any type into the ledger, many at a time. */
export const handler = onFirstCall(environment => {
  const recording = openRecording(environment)
  return serve(environment, [
    on(recordBatch, async ({ caller, body }) => ({
      status: 207 as const,
      body: { items: await recordEach(recording, caller, body.events) },
    })),
  ])
})
