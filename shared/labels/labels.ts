import { dimensionLabels, gradeLabels, rehearsalMoveLabels, statusLabels } from './assessment.ts'
import { attentionReasonLabels } from './attention.ts'
import { demandStateLabels } from './demands.ts'
import {
  activityLabels,
  channelLabels,
  demandCategoryLabels,
  eventTypeLabels,
  feedbackSourceLabels,
  programmeLabels,
  purposeLabels,
  receiptNoteLabels,
} from './events.ts'
import { rowResultLabels } from './import.ts'
import { indicatorExplanations, indicatorLabels } from './indicators.ts'
import { campaignStandingLabels, launchItemLabels, launchStateLabels } from './launch.ts'
import { messageKindLabels, praiseLabels } from './messages.ts'
import { roleLabels } from './people.ts'
import { fieldCodeLabels, problemLabels } from './problems.ts'
import { flagDecisionLabels, flagKindLabels, flagStateLabels } from './review.ts'
import {
  baseKindDueLabels,
  baseKindLabels,
  categoryLabels,
  categoryShortLabels,
  fieldLabels,
  orgKindLabels,
  platformLabels,
} from './roster.ts'

/** The Chinese words of every code that a client meets, by what it is a code of. */
export const labels = {
  dimensions: dimensionLabels,
  indicators: indicatorLabels,
  explanations: indicatorExplanations,
  grades: gradeLabels,
  rehearsalMoves: rehearsalMoveLabels,
  statuses: statusLabels,
  categories: categoryLabels,
  categoriesShort: categoryShortLabels,
  orgKinds: orgKindLabels,
  baseKinds: baseKindLabels,
  baseKindsDue: baseKindDueLabels,
  fields: fieldLabels,
  platforms: platformLabels,
  eventTypes: eventTypeLabels,
  channels: channelLabels,
  purposes: purposeLabels,
  programmes: programmeLabels,
  activities: activityLabels,
  feedbackSources: feedbackSourceLabels,
  receiptNotes: receiptNoteLabels,
  demandCategories: demandCategoryLabels,
  demandStates: demandStateLabels,
  flagKinds: flagKindLabels,
  flagStates: flagStateLabels,
  flagDecisions: flagDecisionLabels,
  attentionReasons: attentionReasonLabels,
  messageKinds: messageKindLabels,
  praises: praiseLabels,
  launchItems: launchItemLabels,
  launchStates: launchStateLabels,
  campaignStandings: campaignStandingLabels,
  rowResults: rowResultLabels,
  roles: roleLabels,
  problems: problemLabels,
  fieldCodes: fieldCodeLabels,
} as const
