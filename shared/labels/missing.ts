import type { IndicatorId } from '../../events/assessment.ts'
import type { Evidence } from '../domain/assessment/evidence.ts'
import { dateLabel, dayLabel } from './dates.ts'
import { baseKindDueLabels, fieldLabels } from './roster.ts'
import { bracketed, listed } from './text.ts'

const people = ({ short }: { short: number }) => `差${short}人`
const days = (dates: readonly string[]) => listed([...new Set(dates)].map(dayLabel))

/** What an indicator lacks, in words that stand beside its name: without ids, names or scores. */
const say: { readonly [Id in IndicatorId]: (missing: NonNullable<Evidence[Id]>) => string } = {
  quota: ({ short, overlapping, total = overlapping.length }) =>
    `差${short}人${bracketed(total ? `另有${total}人与他人重复联系，不计` : '')}`,
  branchYouth: people,
  associationYouth: people,
  fields: ({ short, present }) =>
    `差${short}个（${present.length ? `现有${listed(present.map(field => fieldLabels[field]))}` : '现无'}）`,
  realName: ({ accounts, form }) =>
    accounts === 0 ? '未登记账号' : form === 'full' ? '账号未按规定的全称实名' : '账号名称不含本人姓名',
  reported: ({ missing, since }) =>
    `${dateLabel(since)}以来未到${listed(missing.map(kind => baseKindDueLabels[kind]))}报到`,
  halfDays: ({ weeks }) => {
    const short = weeks.reduce((sum, week) => sum + week.short, 0)
    return `差${short}个半天（${days(weeks.map(({ week }) => week))}起的${weeks.length}周）`
  },
  monthlyReach: people,
  onlineWeeks: ({ weeks }) => `差${weeks.length}周（${days(weeks)}起）`,
  quarterActivity: ({ youths }) => `本季度没有${youths}名以上联系青年参加的活动`,
  faceToFace: people,
  themeDays: ({ short }) => `差${short}次`,
  campaign: ({ since }) => `${dateLabel(since)}以来未参加`,
  demandsAnswered: ({ demands, total = demands.length }) =>
    `${total}件超期未答复（应于${days(demands.map(({ due }) => due))}前答复）`,
  rating: ({ short }) => `差${short}名青年评分，满意度不评`,
  outcome: ({ demands, total = demands.length }) =>
    `${total}件超期未办结（应于${days(demands.map(({ mark }) => mark))}前办结）`,
}

/** What an indicator lacks; empty where it is complete or does not apply. */
export function missingLabel<Id extends IndicatorId>(evidence: Evidence, id: Id): string {
  const missing = evidence[id]
  return missing === undefined ? '' : say[id](missing)
}
