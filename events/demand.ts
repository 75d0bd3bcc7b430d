import * as z from 'zod'
import { content, demandRef, entityId, text } from './envelope.ts'

/** 思想困惑, 实际困难, 意见建议. */
export const demandCategories = ['confusion', 'difficulty', 'suggestion'] as const

export const demandCategory = z.enum(demandCategories).meta({ id: 'DemandCategory' })

/** What a youth wants solved; a feedback may carry one. */
export const raisedDemand = z
  .strictObject({ category: demandCategory, text: text(1, 1000) })
  .meta({ id: 'RaisedDemand' })

/** A demand raised by a cadre on a youth's behalf (诉求). */
export const demand = z
  .strictObject({
    type: z.literal('demand'),
    ...content,
    youthId: entityId,
    ...raisedDemand.shape,
  })
  .meta({ id: 'DemandEvent' })

/** What can happen to a demand. */
export const stepTypes = ['respond', 'resolve', 'escalate', 'reopen'] as const

export const stepType = z.enum(stepTypes).meta({ id: 'StepType' })

const step = { ...content, demandId: demandRef }

/** The cadre answers. */
export const respond = z.strictObject({ type: z.literal('respond'), ...step, text: text(1, 1000) })

/** The cadre reports the demand solved. */
export const resolve = z.strictObject({ type: z.literal('resolve'), ...step, text: text(1, 1000) })

/** The demand is passed to a department (反映给职能部门). */
export const escalate = z.strictObject({
  type: z.literal('escalate'),
  ...step,
  to: text(1, 100),
  text: text(1, 1000),
})

/** The youth says "not solved". */
export const reopen = z.strictObject({ type: z.literal('reopen'), ...step, text: text(0, 1000).optional() })

export type Demand = z.infer<typeof demand>
/** Any step of a demand. */
export type Step =
  | z.infer<typeof respond>
  | z.infer<typeof resolve>
  | z.infer<typeof escalate>
  | z.infer<typeof reopen>

/** Worked example. */
export const demandExample: Demand = {
  type: 'demand',
  id: '0197a2c4-5b00-7000-8000-000000000003',
  cadreId: 'c-wang',
  occurredAt: '2026-05-21T10:00:00+08:00',
  youthId: 'y-0003',
  category: 'difficulty',
  text: '租房押金难以退还',
}

/** Worked example. */
export const stepExample: Step = {
  type: 'respond',
  id: '0197a2c4-5b00-7000-8000-000000000004',
  cadreId: 'c-wang',
  occurredAt: '2026-05-22T10:00:00+08:00',
  demandId: '0197a2c4-5b00-7000-8000-000000000003',
  text: '已联系房东，三日内答复',
}
