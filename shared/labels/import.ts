import { baseKindDueShortLabels } from './roster.ts'

const kinds = baseKindDueShortLabels

/** What became of a row. */
export const rowResultLabels = {
  created: '新增',
  changed: '变更',
  unchanged: '未变',
  refused: '退回',
} as const

/** Why a row cannot be imported, for the person who sent the file. */
export const importReasons = {
  mobileAmbiguous: (count: number, name: string, mobile: string) =>
    `有${count}名“${name}”登记了手机号码${mobile}，无法对应`,
  mobileOfAnother: (mobile: string, known: string, name: string) =>
    `手机号码${mobile}已登记为“${known}”，与姓名“${name}”不符，请核对`,
  serviceEnded: (name: string, until: string) => `“${name}”的任期已于${until}结束，如已返岗请先恢复任期`,
  nameAmbiguous: (unit: string, known: number, name: string, rows: number) =>
    `“${unit}”已登记${known}名“${name}”，表中有${rows}名手机号码均不相符，无法对应，请核对手机号码`,
  orgAmbiguous: (top: string, count: number, unit: string) =>
    `“${top}”及其下级中有${count}个组织名为“${unit}”，无法对应`,
  orgUnknown: (top: string, unit: string) =>
    `“${top}”及其下级中没有名为“${unit}”的组织，请核对单位名称或先登记该组织`,
  orgMeant: (top: string, unit: string, names: readonly string[]) =>
    `“${top}”及其下级中没有名为“${unit}”的组织，是否为${names.map(name => `“${name}”`).join('或')}？请按登记的全称填写`,
  baseAmbiguous: (count: number, kind: keyof typeof kinds, name: string) =>
    `有${count}个${kinds[kind]}名为“${name}”，无法对应`,
  tooManyNewBases: (most: number) => `一行不应新建超过${most}个联系点，请分次导入`,
  tooManyBases: (most: number) => `联系点（含已结束的）不应超过${most}个`,
  ownRow: '不能为本人登记类别、任期、请假和联系点，请由他人登记',
  outOfScopeThen: '所涉日期内该团干部属于其他组织，请由该组织或上级登记',
  leavesWrong: '请假应在任期之内，且互不重叠',
  invalid: (path: string) => `内容不符合要求：${path}`,
  registeredElsewhere: '该团干部刚被登记，或已调往其他组织，请重新导入或核对',
  changedMeanwhile: '导入期间他人修改了同一内容，请重新导入',
  historyTooLong: '该团干部的历史变更过多，无法再登记',
  rosterChanged: '导入期间名册发生变化，请重新导入',
  unfinished: '名册较大，本次未能处理到此行，请再次导入同一文件',
} as const

/** What the person who sent the file should look at, though the row is taken. */
export const importWarnings = {
  changesLater: (date: string, changes: readonly string[]) =>
    `已登记自${date}起的变更，届时${changes.join('，')}`,
  becomes: (column: string, value: string) => `${column}${value === '' ? '将为空' : `将为“${value}”`}`,
  servesElsewhere: (mobile: string) =>
    `手机号码${mobile}在其他组织登记有在任团干部，请核对是否为同一人，以免重复计算`,
  shortSecondment: (from: string, until: string) => `挂职应在一年以上，现登记为${from}至${until}，请核对`,
} as const

/** What is told about a file as a whole. */
export const importNotices = {
  moreNewBases: (count: number, listed: number) => `新建联系点共${count}个，仅列出前${listed}个`,
} as const

/** Several reasons of one row in one sentence. */
export const joinReasons = (reasons: readonly string[]): string => reasons.join('；')
