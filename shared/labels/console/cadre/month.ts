import { dayLabel, monthLabel } from '../../dates.ts'
import { listed } from '../../text.ts'

/** What the page of a cadre’s month says. */
export const title = '本月'
export const of = monthLabel
export const soFar = (date: string) => `截至${dayLabel(date)}，随记录变化`
export const result = (status: string, revision: number) =>
  `${status}结果${revision > 1 ? `，第${revision}次更新` : ''}`
export const total = '总分'
export const grade = '等次'
export const chart = '三个方面'
export const complete = '已完成'
export const counted = '计入的记录'
export const countedNone = '还没有计入的记录'
export const countedMore = (count: number) => `等共${count}条`
export const who = '还差这些青年'
export const none = '这个月没有评定结果'
export const noneHint = '评定在次月初进行；在任期内的月份才有结果。'
export const calendar = (dates: readonly string[]) =>
  `${listed(dates.map(dayLabel))}是否上班尚未公布，半天数暂不计算。`
export const previous = '上一月'
export const next = '下一月'
