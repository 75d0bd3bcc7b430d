import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { entityId, eventId } from '../../events/envelope.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import {
  aliases,
  clock,
  counts,
  demandLists,
  facts,
  handlerOn,
  lakeObjects,
  ledger,
  plans,
  policies,
  register,
  roots,
  rosterReads,
  rows,
  sheetOrders,
  topics,
  weakly,
} from '../../shared/ports.ts'
import { type Counts, countKinds } from '../../shared/repositories/counts.ts'
import { type CountSources, countNow } from './count.ts'
import { type SheetSources, writeSheet } from './sheet.ts'

/** What the function needs. */
export interface Dependencies extends CountSources, SheetSources {
  readonly register: CountSources['register']
  readonly roster: CountSources['roster']
  readonly facts: CountSources['facts'] & SheetSources['facts']
  readonly policies: CountSources['policies']
  readonly counts: Pick<Counts, 'keepCount'>
}

const message = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('count'),
    what: z.enum(countKinds),
    orgId: entityId,
    of: z.string().max(20),
  }),
  z.object({ kind: z.literal('sheet'), exportId: eventId }),
])

/** Works off messages of the queue of reports, each for itself. */
export function build(deps: Dependencies) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event, {
      read: body => message.parse(body),
      key: each => JSON.stringify(each),
      work: async ([asked]) => {
        if (asked?.kind === 'count') await deps.counts.keepCount(asked, () => countNow(deps, asked))
        if (asked?.kind === 'sheet') await writeSheet(deps, asked.exportId)
      },
    })
}

export const handler = handlerOn((_, ports) => build(ports), {
  counts,
  register,
  demandLists,
  roster: weakly(rosterReads),
  facts: weakly(facts),
  assessments: weakly(rows),
  plans: weakly(plans),
  policies,
  topics,
  roots,
  ledger,
  aliases,
  orders: sheetOrders,
  objects: lakeObjects,
  now: clock,
})
