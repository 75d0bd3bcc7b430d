import * as z from 'zod'
import { entityId, instant, month } from '../../events/envelope.ts'
import { keptBackReasons } from '../repositories/org-progress.ts'

const statuses = z.enum(['provisional', 'final'])
const ofRun = { month, runId: z.string() }
const ofRehearsal = { rehearsalId: z.string(), month, orgId: entityId }
/** How often the work was tried before. */
const tries = z.int().optional()

/** Messages of the queues of assessments and of rehearsals. Every one may come twice, late, and in any order. */
export const work = z.discriminatedUnion('kind', [
  /** An hour began: months may be due by their policies, runs may need looking after. */
  z.strictObject({ kind: z.literal('due'), at: instant }),
  /** Plan one org of a run. */
  z.strictObject({ kind: z.literal('plan'), ...ofRun, orgId: entityId, parentId: entityId.optional() }),
  /** Assess a group of an org's cadres. */
  z.strictObject({
    kind: z.literal('assess'),
    ...ofRun,
    orgId: entityId,
    status: statuses,
    chunk: z.string(),
    /** How many cadres the chunk has; some of them may be done. */
    size: z.int(),
    /** Those that are to be assessed now. */
    cadreIds: z.array(entityId),
    /** Those whose turn is after them, where one of the chunk is suspected of bringing the function down. */
    rest: z.array(entityId).optional(),
    keptBack: z.array(z.strictObject({ cadreId: entityId, reason: z.enum(keptBackReasons) })).optional(),
    tries,
  }),
  /** Merge an org's roll-up; within a run its parent waits for it. */
  z.strictObject({ kind: z.literal('rollUp'), month, orgId: entityId, runId: z.string().optional() }),
  /** An org came or went: merge the roll-ups of an org of every month that was rolled up, from this one on. */
  z.strictObject({ kind: z.literal('rollUpFrom'), month, orgId: entityId }),
  /** An org came below others: run the months from this one on that are due there and were not run of it. */
  z.strictObject({ kind: z.literal('runFrom'), month, orgId: entityId, change: z.string().max(20) }),
  /** Something changed a cadre's month: assess again what it may bear on. */
  z.strictObject({ kind: z.literal('reassess'), cadreId: entityId, month, tries }),
  /** Bring the registers up to what the roster says of cadres. */
  z.strictObject({ kind: z.literal('register'), cadreIds: z.array(entityId) }),
  /** Assess a cadre who was kept back, by a run or outside one. */
  z.strictObject({
    kind: z.literal('mend'),
    month,
    orgId: entityId,
    cadreId: entityId,
  }),
  /** Plan one org's month of a rehearsal. */
  z.strictObject({ kind: z.literal('rehearseOrg'), ...ofRehearsal, parentId: entityId.optional() }),
  /** Try a draft of the policy on some cadres of an org's month. */
  z.strictObject({ kind: z.literal('rehearseCadres'), ...ofRehearsal, cadreIds: z.array(entityId), tries }),
  /** Merge what came of an org's month, if all of it is there. */
  z.strictObject({ kind: z.literal('mergeRehearsal'), ...ofRehearsal }),
])

export type Work = z.infer<typeof work>
/** A message of one kind. */
export type WorkOf<K extends Work['kind']> = Extract<Work, { kind: K }>
