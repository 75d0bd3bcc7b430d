import type { IndicatorId } from '../../../../events/assessment.ts'
import type { DoNextKind } from '../../do-next/kinds.ts'
import { associationYouth } from './association-youth.ts'
import { branchYouth } from './branch-youth.ts'
import { campaign } from './campaign.ts'
import { demandsAnswered } from './demands-answered.ts'
import { faceToFace } from './face-to-face.ts'
import { fields } from './fields.ts'
import { halfDays } from './half-days.ts'
import type { Indicator } from './indicator.ts'
import { monthlyReach } from './monthly-reach.ts'
import { onlineWeeks } from './online-weeks.ts'
import { outcome } from './outcome.ts'
import { quarterActivity } from './quarter-activity.ts'
import { quota } from './quota.ts'
import { rating } from './rating.ts'
import { realName } from './real-name.ts'
import { reported } from './reported.ts'
import { themeDays } from './theme-days.ts'

/** The sixteen indicators. Whoever adds an id to `indicatorIds` adds its file here. */
export const indicators = {
  quota,
  branchYouth,
  associationYouth,
  fields,
  realName,
  reported,
  halfDays,
  monthlyReach,
  onlineWeeks,
  quarterActivity,
  faceToFace,
  themeDays,
  campaign,
  demandsAnswered,
  rating,
  outcome,
} satisfies { [Id in IndicatorId]: Indicator<Id, unknown, DoNextKind> }

type Indicators = typeof indicators

/** What may be missing, by indicator. */
export type Missing = {
  [Id in IndicatorId]: NonNullable<ReturnType<Indicators[Id]['measure']>['missing']>
}

/** The indicator of an id. */
export function indicatorOf<Id extends IndicatorId>(id: Id): Indicator<Id, Missing[Id], DoNextKind> {
  const all: { [Each in IndicatorId]: Indicator<Each, Missing[Each], DoNextKind> } = indicators
  return all[id]
}
