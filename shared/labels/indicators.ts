import type { IndicatorId } from '../../events/assessment.ts'
import type { Evidence } from '../domain/assessment/evidence.ts'
import { dateLabel, dayLabel } from './dates.ts'
import { baseKindDueLabels, fieldLabels } from './roster.ts'
import { bracketed, listed } from './text.ts'

/** Indicators, in the notice's words where it has them. */
export const indicatorLabels = {
  quota: '联系青年数',
  branchYouth: '基层团支部青年',
  associationYouth: '社会组织社团青年',
  fields: '联系领域',
  realName: '实名注册',
  reported: '基层报到',
  halfDays: '下基层半天数',
  monthlyReach: '当月经常性联系',
  onlineWeeks: '线上联系周数',
  quarterActivity: '季度活动',
  faceToFace: '面对面交流',
  themeDays: '主题团日',
  campaign: '大宣传大调研',
  demandsAnswered: '诉求按期答复',
  rating: '青年评分',
  outcome: '诉求按期办结',
} as const satisfies Record<IndicatorId, string>

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

// Made by functions that esbuild knows to do nothing else, so that the pages carry only what they show.

/* @__NO_SIDE_EFFECTS__ */
function work(number: string, said = ''): string {
  return `通知第四部分“工作任务”第${number}项${said}`
}

/* @__NO_SIDE_EFFECTS__ */
function explained(what: string, besides: string, clause: string): string {
  return `${what}${besides}\n依据：${clause}`
}

/** Each indicator in two sentences, and its clause of the notice of 2016. Numbers stand in clauses alone: cities differ. */
export const indicatorExplanations: Readonly<Record<IndicatorId, string>> = {
  quota: explained(
    '常态化联系的青年人数，达到应联系的人数即满分。',
    '同一名青年被太多团干部联系时，只有在先的几位计入，超出应联系人数的不另加分。',
    '通知第二部分“总体目标”：经常性直接联系不少于100名不同领域的团员青年',
  ),
  branchYouth: explained(
    '通过村（社区）、班级或单位团支部联系的青年人数。',
    '应达到的人数按团干部类别确定，超出的不另加分。',
    work('1', '：常态化联系村（社区）普通青年不少于50人'),
  ),
  associationYouth: explained(
    '通过青年社会组织或青年社团联系的青年人数。',
    '应达到的人数按团干部类别确定，超出的不另加分。',
    work('1', '：深入青年社会组织或青年社团，常态化联系普通青年不少于50人'),
  ),
  fields: explained(
    '所联系的青年分布在几个领域，例如农村、社区、学生、企业。',
    '够数即满分，一个领域里人再多也只算一个。',
    '通知第二部分“总体目标”：不同领域的团员青年',
  ),
  realName: explained(
    '至少有一个实名登记的网络账号。',
    '领导机关干部用“共青团＋市（县、区）委＋姓名”的全称，其他团干部的账号名称包含本人姓名。',
    '通知第五部分“有关要求”末段：实名注册',
  ),
  reported: explained(
    '在办法规定的近几个月内，到过所联系的团支部、青年社会组织或社团。',
    '应到哪几类按团干部类别确定，每一类到过一次即可，由记录的走访得出。',
    work('1'),
  ),
  halfDays: explained(
    '每周在工作日到所联系的基层组织，满办法规定的半天数。',
    '同一个半天去几处只算一个，请假的日子不要求。',
    work('1', '：每周两个半天时间到基层团支部报到'),
  ),
  monthlyReach: explained(
    '当月单独联系到或一起参加活动的青年人数，达到办法规定的比例即满分。',
    '同一名青年联系多少次都算一人，群发和大型活动不算。',
    work('2', '：日常有声音、有互动、有话题'),
  ),
  onlineWeeks: explained(
    '当月有线上联系的周数。',
    '一周里有一次就算，多了不加分。',
    work('2', '：线上日常有声音、有互动、有话题'),
  ),
  quarterActivity: explained(
    '本季度是否有一次所联系青年参加的线下活动。',
    '一次即可，单纯报到不算活动。',
    work('2', '：线下每个季度有活动'),
  ),
  faceToFace: explained(
    '今年面对面交流过的青年人数，按月份逐步达到全部。',
    '同一名青年见多少次都算一人，一起参加小型活动也算。',
    work('2', '：每年有面对面交流'),
  ),
  themeDays: explained(
    '今年参加团支部主题团日的次数。',
    '全年应参加几次按团干部类别确定，应达到的次数按月份逐步增加。',
    work('1', '：每年参与团支部主题团日活动不少于2次'),
  ),
  campaign: explained(
    '在办法规定的月份里参加一次大宣传大调研。',
    '一次即满分，其他月份不要求。',
    '通知第四部分末段：大宣传大调研活动',
  ),
  demandsAnswered: explained(
    '青年的诉求按期得到答复、解决或反映给职能部门。',
    '按青年人数计算，同一名青年的诉求都按时才算。',
    work('3'),
  ),
  rating: explained(
    '所联系的青年在办法规定的近几个月里的评分，平均得出。',
    '评分的人太少时不计算，谁打了几分不会告诉任何人。',
    '通知第五部分“有关要求”第3项',
  ),
  outcome: explained(
    '青年反馈的诉求按期办结。',
    '看是否解决，不看记录了多少；意见建议反映给职能部门也算办结。',
    work('4'),
  ),
}
