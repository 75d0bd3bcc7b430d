import * as z from 'zod'
import { date, entityId } from './envelope.ts'

/** What the bus says of a change of the roster: of what, which fields that bear on results, from which date on. */
export const rosterChanged = z.strictObject({
  type: z.literal('rosterChanged'),
  id: z.string(),
  /** Instant. */
  at: z.string(),
  subject: z.enum(['org', 'base', 'cadre', 'link']),
  /** A link's is its cadre. */
  subjectId: entityId,
  youthId: entityId.optional(),
  /** Names of fields, never what they hold. */
  changed: z.array(z.string()).optional(),
  from: date.optional(),
  /** Where an org lay and lies, if it moved. */
  parents: z.array(entityId).optional(),
})

export type RosterChanged = z.infer<typeof rosterChanged>
