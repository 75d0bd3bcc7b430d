import { on, type Route, reply } from '../../../shared/http/serve.ts'
import type { RecordingDependencies } from '../record.ts'
import { recordBatch } from './endpoints.ts'
import { recordEach } from './record-each.ts'

/** Milliseconds after which no further event is begun: the function has 25 seconds, the HTTP API waits 30. */
const patience = 20_000

/** Takes events of any type into the ledger, many at a time. */
export const routes = (recording: RecordingDependencies): readonly Route[] => [
  on(recordBatch, async ({ caller, body }) => {
    const began = performance.now()
    const outOfTime = () => performance.now() - began > patience
    return reply(207, { items: await recordEach(recording, caller, body.events, outOfTime) })
  }),
]
