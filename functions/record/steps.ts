import * as z from 'zod'
import { escalate, reopen, resolve, respond, stepType } from '../../events/demand.ts'
import { check } from '../../shared/contracts/check.ts'

const ofDemand = { type: true, demandId: true } as const
const optional = z.literal('step').default('step')
const named = z.literal('step')

/** A step as a call of its own takes it: the path names the demand. */
export const stepBody = z
  .discriminatedUnion('step', [
    respond.omit(ofDemand).extend({ type: optional, step: respond.shape.type }).meta({ id: 'RespondStep' }),
    resolve.omit(ofDemand).extend({ type: optional, step: resolve.shape.type }).meta({ id: 'ResolveStep' }),
    escalate
      .omit(ofDemand)
      .extend({ type: optional, step: escalate.shape.type })
      .meta({ id: 'EscalateStep' }),
    reopen.omit(ofDemand).extend({ type: optional, step: reopen.shape.type }).meta({ id: 'ReopenStep' }),
  ])
  .meta({ id: 'Step' })

/** The same step among events of any type. */
export const stepEvent = z
  .discriminatedUnion('step', [
    respond.extend({ type: named, step: respond.shape.type }).meta({ id: 'RespondStepEvent' }),
    resolve.extend({ type: named, step: resolve.shape.type }).meta({ id: 'ResolveStepEvent' }),
    escalate.extend({ type: named, step: escalate.shape.type }).meta({ id: 'EscalateStepEvent' }),
    reopen.extend({ type: named, step: reopen.shape.type }).meta({ id: 'ReopenStepEvent' }),
  ])
  .meta({ id: 'StepEvent' })

const old = { deprecated: true, description: 'Say `"type": "step"` and name the step by `step`.' }

/** How steps were spelt at first: the step as `type`. Still taken, alone and among others. */
export const oldSteps = [
  respond.meta({ id: 'RespondEvent', ...old }),
  resolve.meta({ id: 'ResolveEvent', ...old }),
  escalate.meta({ id: 'EscalateEvent', ...old }),
  reopen.meta({ id: 'ReopenEvent', ...old }),
] as const

/** A step of the demand that the path names, as the ledger keeps it: `type` names the step. */
export const stepAlone = z.discriminatedUnion('type', [
  respond.omit({ demandId: true }),
  resolve.omit({ demandId: true }),
  escalate.omit({ demandId: true }),
  reopen.omit({ demandId: true }),
])

const naming = z.looseObject({ type: z.literal('step').optional(), step: stepType })

/** What a client sent, a step spelt as the ledger keeps it. @throws Problem `invalid_request` if that is not said once. */
export function withStepAsType(event: unknown): unknown {
  const { type, step } = Object(event) as { type?: unknown; step?: unknown }
  const isNamed = step !== undefined && (type === undefined || stepType.safeParse(type).success)
  if (type !== 'step' && !isNamed) return event
  const { step: name, ...content } = check(naming, event)
  return { ...content, type: name }
}
