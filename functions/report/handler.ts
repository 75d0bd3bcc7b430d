import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { entityId } from '../../events/envelope.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import {
  aliases,
  clock,
  counts,
  demandLists,
  facts,
  handlerOn,
  ledger,
  plans,
  policies,
  register,
  roots,
  rosterReads,
  rows,
  topics,
  voiceResponses,
  weakly,
} from '../../shared/ports.ts'
import { type Counts, countKinds } from '../../shared/repositories/counts.ts'
import { type CountSources, countNow } from './count.ts'

/** What the function needs. */
export interface Dependencies extends CountSources {
  readonly counts: Pick<Counts, 'keepCount' | 'keepPart'>
}

const message = z.object({ what: z.enum(countKinds), orgId: entityId, of: z.string().max(20) })

/** Works off messages of the queue of reports, each for itself. */
export function build(deps: Dependencies) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event, {
      read: body => message.parse(body),
      key: each => JSON.stringify(each),
      work: async ([asked]) => {
        if (asked) await deps.counts.keepCount(asked, () => countNow(deps, asked))
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
  responses: voiceResponses,
  now: clock,
})
