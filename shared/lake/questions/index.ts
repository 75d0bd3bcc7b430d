import { activity } from './activity.ts'
import { assessments } from './assessments.ts'
import { campaign } from './campaign.ts'
import { concentration } from './concentration.ts'
import { coverage } from './coverage.ts'
import { demandTimes } from './demand-times.ts'
import { flags } from './flags.ts'
import { overlap } from './overlap.ts'
import { programmes } from './programmes.ts'
import type { Question } from './question.ts'
import { reach } from './reach.ts'
import { satisfaction } from './satisfaction.ts'
import { timeliness } from './timeliness.ts'

/** Every question that is ready to ask, by name. */
export const questions = {
  activity,
  reach,
  programmes,
  'demand-times': demandTimes,
  satisfaction,
  campaign,
  overlap,
  concentration,
  timeliness,
  flags,
  assessments,
  coverage,
} as const satisfies Record<string, Question>

export type QuestionName = keyof typeof questions
