import * as z from 'zod'
import { eventId } from '../../events/envelope.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { handlerOn } from '../../shared/ports.ts'
import { type Dependencies, opens } from './ports.ts'
import { writeSheet } from './write.ts'

const message = z.object({ exportId: eventId })

/** Writes the sheets of messages of the queue, each for itself. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => message.parse(body),
    key: ({ exportId }) => exportId,
    work: ([asked]) => writeSheet(deps, asked.exportId),
  })

export const handler = handlerOn((_, opened) => build(opened), opens)
