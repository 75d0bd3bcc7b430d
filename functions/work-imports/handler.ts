import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { consume } from '../../shared/aws/queue/consume.ts'
import { chunkMessage } from '../../shared/importing/rows.ts'
import {
  clock,
  handlerOn,
  jobs,
  ledger,
  rememberedDirectory,
  rememberedPolicies,
  rosterForLinks,
} from '../../shared/ports.ts'
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

export const handler = handlerOn((_, ports) => build(ports), {
  jobs,
  roster: rosterForLinks,
  directory: rememberedDirectory,
  ledger,
  policies: rememberedPolicies,
  now: clock,
})
