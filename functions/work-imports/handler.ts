import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { consume } from '../../shared/aws/queue/consume.ts'
import { chunkMessage } from '../../shared/importing/rows.ts'
import * as ports from '../../shared/ports.ts'
import { workChunk } from './chunk.ts'
import type { WorkDependencies } from './work.ts'

/** Works off messages of the queue of imports, each for itself. */
export function build(deps: WorkDependencies) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event, {
      read: body => chunkMessage.parse(body),
      key: ({ jobId, chunk }) => `${jobId} ${chunk}`,
      work: async ([message]) => {
        if (message) await workChunk(deps, message.jobId, message.chunk)
      },
    })
}

export const handler = ports.handlerOn((_, opened) => build(opened), {
  jobs: ports.jobs,
  roster: ports.rosterForLinks,
  directory: ports.rememberedDirectory,
  ledger: ports.ledger,
  policies: ports.rememberedPolicies,
  now: ports.clock,
})
