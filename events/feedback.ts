import * as z from 'zod'
import { raisedDemand } from './demand.ts'
import { content, entityId, eventId, text } from './envelope.ts'

/** Where a youth's voice came from (notice, requirement 3: 团团聚, 腾讯, 新浪, 实地调研, 面对面交流). */
export const feedbackSources = ['app', 'tencent', 'sina', 'fieldSurvey', 'faceToFace'] as const

export const feedbackSource = z.enum(feedbackSources).meta({ id: 'FeedbackSource' })

/** A youth rates a cadre, may raise a demand (its id is the feedback's) and may confirm a contact or visit. */
export const feedback = z
  .strictObject({
    type: z.literal('feedback'),
    ...content,
    youthId: entityId,
    score: z.int().min(1).max(5),
    source: feedbackSource,
    comment: text(0, 1000).optional(),
    demand: raisedDemand.optional(),
    confirms: eventId.optional(),
  })
  .meta({ id: 'FeedbackEvent' })

export type Feedback = z.infer<typeof feedback>

/** Worked example. */
export const feedbackExample: Feedback = {
  type: 'feedback',
  id: '0197a2c4-5b00-7000-8000-000000000005',
  cadreId: 'c-wang',
  occurredAt: '2026-05-22T12:00:00+08:00',
  youthId: 'y-0001',
  score: 5,
  source: 'app',
  confirms: '0197a2c4-5b00-7000-8000-000000000001',
}
