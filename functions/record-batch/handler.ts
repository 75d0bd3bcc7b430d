import { type Environment, onFirstCall } from '../../shared/declare/environment.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { openRecording } from '../../shared/recording/open.ts'
import type { RecordingDependencies } from '../../shared/recording/record.ts'
import { recordBatch } from './declaration.ts'
import { recordEach } from './record-each.ts'

/** Takes events of any type into the ledger, many at a time. */
export const build = (environment: Environment, recording: RecordingDependencies) =>
  serve(environment, [
    on(recordBatch, async ({ caller, body }) =>
      reply(207, { items: await recordEach(recording, caller, body.events) }),
    ),
  ])

export const handler = onFirstCall(environment => build(environment, openRecording(environment)))
