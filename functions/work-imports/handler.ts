import { consuming } from '../../shared/aws/queue/consume.ts'
import { chunkMessage } from '../../shared/importing/rows.ts'
import { handlerOn } from '../../shared/ports.ts'
import { workChunk } from './chunk.ts'
import { type Dependencies, opens } from './ports.ts'

/** Works off messages of the queue of imports, each for itself. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => chunkMessage.parse(body),
    key: ({ jobId, chunk }) => `${jobId} ${chunk}`,
    work: ([message]) => workChunk(deps, message.jobId, message.chunk),
  })

export const handler = handlerOn((_, opened) => build(opened), opens)
