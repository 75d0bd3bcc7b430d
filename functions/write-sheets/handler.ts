import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { eventId } from '../../events/envelope.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import * as ports from '../../shared/ports.ts'
import { type SheetSources, writeSheet } from './write.ts'

const message = z.object({ exportId: eventId })

/** Writes the sheets of messages of the queue, each for itself. */
export function build(deps: SheetSources) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event, {
      read: body => message.parse(body),
      key: ({ exportId }) => exportId,
      work: async ([asked]) => {
        if (asked) await writeSheet(deps, asked.exportId)
      },
    })
}

export const handler = ports.handlerOn((_, opened) => build(opened), {
  register: ports.register,
  demandLists: ports.demandLists,
  roster: ports.weakly(ports.rosterReads),
  facts: ports.weakly(ports.facts),
  assessments: ports.assessments,
  policies: ports.policies,
  ledger: ports.ledger,
  signOffs: ports.signOffs,
  directory: ports.directory,
  aliases: ports.aliases,
  orders: ports.sheetOrders,
  objects: ports.lakeObjects,
  now: ports.clock,
})
