import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import type { RecordingDependencies } from '../../shared/recording/record.ts'
import { recordBatch } from './declaration.ts'
import { recordEach } from './record-each.ts'

/** Milliseconds after which no further event is begun: the function has 25 seconds, the HTTP API waits 30. */
const patience = 20_000

/** Takes events of any type into the ledger, many at a time. */
export const build = (environment: Environment, recording: RecordingDependencies) =>
  serve(environment, [
    on(recordBatch, async ({ caller, body }) => {
      const began = performance.now()
      const outOfTime = () => performance.now() - began > patience
      return reply(207, { items: await recordEach(recording, caller, body.events, outOfTime) })
    }),
  ])

export const handler = onFirstCall(environment => build(environment, openRecording(environment)))
