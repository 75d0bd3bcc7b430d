import type { DimensionId } from '../../events/assessment.ts'
import type { EventContent, RecordedEvent } from '../../events/index.ts'
import type { RosterCause } from '../domain/assessment/revision.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { dimensionLabels } from './assessment.ts'
import { monthLabel } from './dates.ts'
import { activityLabels, channelLabels, eventTypeLabels, purposeLabels } from './events.ts'
import { rosterSubjectLabels } from './roster.ts'
import { listed } from './text.ts'

/** Headers of the evidence sheets. */
export const evidenceColumns = {
  dimension: '维度',
  indicator: '指标',
  share: '完成/应完成',
  reached: '完成',
  due: '应完成',
  weight: '权重',
  score: '得分',
  missing: '尚缺',
  youths: '涉及青年',
  records: '计分记录数',
  note: '说明',
  time: '时间',
  type: '类型',
  content: '内容',
  base: '基层组织',
  youthCount: '青年人数',
  counted: '计入指标',
  recordId: '记录编号',
  youthIds: '青年编号',
  assessedAt: '评定时间',
  item: '事项',
  before: '原',
  after: '新',
  key: '项目',
  value: '内容',
} as const

/** Names of what a result is made of. */
export const resultLabels = {
  name: '姓名',
  unit: '单位',
  post: '职务',
  category: '类别',
  month: '考核月份',
  asOf: '考核截止日',
  total: '总分',
  grade: '等次',
  status: '状态',
  revision: '版本',
  assessedAt: '评定时间',
  policy: '考核办法',
  digest: '数据摘要',
} as const

/** Sheets of their own. */
export const evidenceSheets = { result: '结果', indicators: '指标明细', records: '记录明细' } as const

/** Sentences and remarks of the evidence. */
export const evidenceTexts = {
  title: (name: string, month: string) => `${name}${monthLabel(month)}考核依据`,
  recordsTitle: (name: string, month: string) => `${name}${monthLabel(month)}计分记录`,
  revisionsTitle: (name: string, month: string) => `${name}${monthLabel(month)}版本与更正`,
  who: (unit: string, post: string, category: string) =>
    listed([unit, post, category].filter(text => text !== '')),
  outcome: (total: string, grade: string) => `总分${total}，${grade}`,
  none: '无',
  score: '得分',
  withdrawn: '（当月不在任，不参评）',
  feedback: (count: number) => `${count}条，不列明细`,
  assessed: '评定',
  restated: (revision: number) => `更正第${revision}版`,
  becauseOfEvent: '原因：记录',
  otherMonth: '其他月份的记录',
  becauseOfRoster: '原因：名册变动',
  becauseOfCalendar: '原因：工作日历变动',
  calendarVersion: (year: number, version: number) => `${year}年节假日安排第${version}版`,
} as const

/** How the points come about. */
export const evidenceNotes = {
  score: '得分为该指标在所属维度100分中的份额，各项相加为维度得分；“不适用”的指标不计。',
  total: ({ dimensions }: Policy) => {
    const weights = Object.entries(dimensionLabels).map(
      ([id, label]) => `${label}${dimensions[id as DimensionId]}`,
    )
    return `总分为各维度得分的加权平均（权重：${listed(weights)}），未评的维度不计。`
  },
  feedback: '青年反馈只列条数，不列时间和人员。',
} as const

/** What an event was, besides its type: 微信、倾听诉求, or 主题团日. */
export function contentLabel(event: EventContent): string {
  if (event.type === 'contact') return listed([channelLabels[event.channel], purposeLabels[event.purpose]])
  return event.type === 'visit' ? activityLabels[event.activity] : ''
}

/** The type of an event; of a visit what it was for. */
export const typeLabel = ({ type }: EventContent): string => eventTypeLabels[type]

/** An event, where it was, and who recorded it; a feedback is told of without its hand. */
export function eventCauseLabel(event: RecordedEvent, base = ''): string {
  if (event.type === 'feedback') return typeLabel(event)
  const what = listed([typeLabel(event), contentLabel(event), base].filter(text => text !== ''))
  return `${what}（经办：${event.recordedBy}）`
}

/** A change of the roster, and who made it. */
export function rosterCauseLabel({
  by,
  subject,
  subjectId = '',
  youthId,
}: Omit<RosterCause, 'by'> & { readonly by?: string }): string {
  const about = subject === undefined ? '名册' : `${rosterSubjectLabels[subject]} ${subjectId}`
  const whose = youthId === undefined ? about : `${about}→${youthId}`
  return by === undefined ? whose : `${whose}（经办：${by}）`
}
