import * as z from 'zod'

/** What the bus says when a root's policy got a new version: from which month on it holds, and never what it holds. */
export const policyChanged = z.strictObject({
  type: z.literal('policyChanged'),
  id: z.string(),
  /** Instant. */
  at: z.string(),
  rootId: z.string(),
  version: z.int().min(1),
  /** The first month for which it holds. */
  effectiveFrom: z.string(),
})

export type PolicyChanged = z.infer<typeof policyChanged>
