import * as z from 'zod'
import { date, entityId, instant } from '../../events/envelope.ts'
import { digest, messageKind } from '../../events/reminder.ts'

const hour = z.int().min(0).max(23)

/** Settings of the orgs above, as they come down the tree. */
const inherited = {
  date,
  orgId: entityId,
  mute: z.array(messageKind),
  quiet: z.strictObject({ from: hour, until: hour }),
}

/** Messages of the queue. Every one may come twice, late, and in any order. */
export const work = z.discriminatedUnion('kind', [
  /** A day began. */
  z.strictObject({ kind: z.literal('day'), at: instant }),
  /** What an org is told, and that those below it and its cadres have their turn. */
  z.strictObject({ kind: z.literal('org'), ...inherited, isRoot: z.boolean().optional() }),
  /** What some of an org's cadres are told, those behind `after`; the org's digest grows from page to page. */
  z.strictObject({
    kind: z.literal('page'),
    ...inherited,
    after: entityId.optional(),
    digest: digest.pick({ cadres: true, praised: true, praise: true, needHelp: true, help: true }).optional(),
  }),
])

export type Work = z.infer<typeof work>
/** A message of one kind. */
export type WorkOf<K extends Work['kind']> = Extract<Work, { kind: K }>
