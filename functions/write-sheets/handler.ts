import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { eventId } from '../../events/envelope.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import {
  aliases,
  assessments,
  clock,
  demandLists,
  directory,
  facts,
  handlerOn,
  lakeObjects,
  ledger,
  policies,
  register,
  rosterReads,
  sheetOrders,
  signOffs,
  weakly,
} from '../../shared/ports.ts'
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

export const handler = handlerOn((_, ports) => build(ports), {
  register,
  demandLists,
  roster: weakly(rosterReads),
  facts: weakly(facts),
  assessments,
  policies,
  ledger,
  signOffs,
  directory,
  aliases,
  orders: sheetOrders,
  objects: lakeObjects,
  now: clock,
})
