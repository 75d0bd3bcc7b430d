import * as z from 'zod'
import { entityId } from '../../events/envelope.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import * as ports from '../../shared/ports.ts'
import { countKinds } from '../../shared/repositories/counts.ts'
import { countNow } from './count.ts'

const opens = {
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
  sendReport: ports.sendReport,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

const whole = z.int().min(0)

/** What a count came to so far that goes on. */
const begun = z.object({
  sum: z.object({
    cadres: whole,
    linked: whole,
    top: whole,
    contacts: whole,
    topContacts: whole,
    neverReached: whole,
  }),
  after: z.string().max(200),
})

const message = z.object({
  what: z.enum(countKinds),
  orgId: entityId,
  of: z.string().max(20),
  begun: begun.optional(),
})

/** Works off messages of the queue of reports, each for itself; `most` is how many cadres one looks at. */
export const build = (deps: Dependencies, most?: number) =>
  consuming({
    read: body => message.parse(body),
    key: each => JSON.stringify(each),
    work: async ([asked]) => {
      if (!asked) return
      const { begun, ...of } = asked
      await deps.counts.keepCount(of, () => countNow(deps, of, begun, most), begun !== undefined)
    },
  })

export const handler = ports.handlerOn((_, opened) => build(opened), opens)
