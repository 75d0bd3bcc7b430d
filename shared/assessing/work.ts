import * as z from 'zod'
import { entityId, instant, month } from '../../events/envelope.ts'

const statuses = z.enum(['provisional', 'final'])
const ofRun = { month, runId: z.string() }

/** Messages of the assessment queue. Every one may come twice, late, and in any order. */
export const work = z.discriminatedUnion('kind', [
  /** The schedule fired: the month before `at` is due. */
  z.strictObject({ kind: z.literal('due'), status: statuses, at: instant }),
  /** Plan one org of a run. */
  z.strictObject({ kind: z.literal('plan'), ...ofRun, orgId: entityId, parentId: entityId.optional() }),
  /** Assess a group of an org's cadres. */
  z.strictObject({
    kind: z.literal('assess'),
    ...ofRun,
    orgId: entityId,
    status: statuses,
    piece: z.string(),
    cadreIds: z.array(entityId),
  }),
  /** Merge an org's roll-up; within a run its parent waits for it. */
  z.strictObject({ kind: z.literal('rollUp'), month, orgId: entityId, runId: z.string().optional() }),
  /** A late event changed a cadre's month: assess again what it may bear on. */
  z.strictObject({ kind: z.literal('reassess'), cadreId: entityId, month }),
])

/** See {@link work}. */
export type Work = z.infer<typeof work>
/** A message of one kind. */
export type WorkOf<K extends Work['kind']> = Extract<Work, { kind: K }>
