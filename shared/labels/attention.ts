import type { Attention } from '../domain/attention.ts'
import { dateLabel, monthLabel } from './dates.ts'
import { indicatorLabels } from './indicators.ts'
import { listed } from './text.ts'

/** Why a cadre may need help. */
export const attentionReasonLabels = {
  keptBack: '暂未评定',
  silent: '长期未联系',
  dropping: '联系逐月减少',
  openDemands: '诉求未解决',
  short: '指标未完成',
  new: '新任职',
} as const satisfies Record<Attention['why'], string>

/** Why a cadre may need help, with what it is made of; without scores. */
export function attentionLabel(reason: Attention): string {
  const label = attentionReasonLabels[reason.why]
  switch (reason.why) {
    case 'keptBack':
      return `${monthLabel(reason.month)}${label}`
    case 'silent':
      return `${dateLabel(reason.since)}以来没有联系和到基层`
    case 'dropping':
      return `${label}（近3个月${listed(reason.youths.map(String))}人）`
    case 'openDemands':
      return `${label}${reason.open}件，其中超期${reason.overdue}件`
    case 'short':
      return `${monthLabel(reason.month)}${label}：${listed(reason.indicators.map(id => indicatorLabels[id]))}`
    case 'new':
      return `${dateLabel(reason.since)}${label}`
  }
}
