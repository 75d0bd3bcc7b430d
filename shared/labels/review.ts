import type { FlagDetails, FlagKind } from '../domain/review/flags.ts'
import { dateLabel, halfDayLabels } from './dates.ts'
import { feedbackSourceLabels } from './events.ts'

/** Kinds of pattern that a person may want to review. */
export const flagKindLabels = {
  burst: '短时集中联系',
  lastDay: '月末集中补录',
  sameHalfDay: '半天多处报到',
  ratings: '评分集中提交',
  ownRatings: '本级录入评分',
  ownVoids: '本级作废评分',
} as const satisfies Record<FlagKind, string>

/** What a person found behind a flag. */
export const flagDecisionLabels = { dismissed: '无问题', upheld: '属实', coached: '已谈话提醒' } as const

/** Whether somebody has looked at it. */
export const flagStateLabels = { open: '待核实', dismissed: '已核实' } as const

const say: { readonly [Kind in FlagKind]: (details: FlagDetails[Kind]) => string } = {
  burst: ({ events, seconds, contacts }) =>
    `${events}次联系集中发生，其中${seconds}秒内不少于${contacts}次，请核实是否为真实联系。`,
  lastDay: ({ events, dates }) =>
    `本月${dates}天的${events}条联系和报到记录均在月末最后一天或之后录入，请核实。`,
  sameHalfDay: ({ date, half, bases }) =>
    `${dateLabel(date)}${halfDayLabels[half]}半天内在${bases}个基层组织报到，请核实。`,
  ratings: ({ source, youths, minutes, least }) =>
    `同一来源（${feedbackSourceLabels[source]}）的${youths}名青年评分集中提交，其中${minutes}分钟内不少于${least}名，请核实。`,
  ownRatings: ({ events }) => `${events}条青年评分由被评干部所在团组织自行录入，请核实。`,
  ownVoids: ({ events }) => `${events}条青年评分被被评干部所在团组织作废，请核实。`,
}

/** What is to be reviewed, in one sentence. */
export const flagSentence = <Kind extends FlagKind>(kind: Kind, details: FlagDetails[Kind]): string =>
  say[kind](details)
