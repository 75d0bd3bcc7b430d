import { dateLabel, dayLabel } from './dates.ts'

/** Headers of the demand list. */
export const demandColumns = {
  number: '序号',
  category: '类别',
  text: '内容',
  youthId: '青年编号',
  origin: '来源',
  raisedOn: '提出日期',
  ageDays: '已历天数',
  state: '状态',
  due: '下一期限',
  answered: '是否答复',
  answerDue: '答复期限',
  answeredOn: '答复日期',
  answer: '答复内容',
  escalatedOn: '反映日期',
  department: '职能部门',
  settleDue: '解决期限',
  resolvedOn: '解决日期',
  resolution: '解决情况',
  answerCell: '答复',
  departmentCell: '反映职能部门',
  resolvedCell: '解决',
  owner: '联系团干部',
  org: '所属组织',
} as const

/** Sentences of the demand list. */
export const demandTexts = {
  title: (org: string, today: string) => `${org}青年问题清单（截至${dateLabel(today)}）`,
  /** What was done on a day: 5月12日 县教育局. */
  doneOn: (on: string | null, text: string) => (on === null ? '' : `${dayLabel(on)} ${text}`.trim()),
  order: '按下一期限先后排列，已解决的列在最后；解决后仍列明曾反映的职能部门。',
  due: '下一期限：未答复的为答复期限，已答复未解决的为解决期限。',
} as const
