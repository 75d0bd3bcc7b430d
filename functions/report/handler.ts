import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { entityId } from '../../events/envelope.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import * as ports from '../../shared/ports.ts'
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

export const handler = ports.handlerOn((_, opened) => build(opened), {
  counts: ports.counts,
  register: ports.register,
  demandLists: ports.demandLists,
  roster: ports.weakly(ports.rosterReads),
  facts: ports.weakly(ports.facts),
  assessments: ports.weakly(ports.rows),
  plans: ports.weakly(ports.plans),
  policies: ports.policies,
  topics: ports.topics,
  roots: ports.roots,
  ledger: ports.ledger,
  aliases: ports.aliases,
  responses: ports.voiceResponses,
  now: ports.clock,
})
