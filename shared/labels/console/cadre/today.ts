import { dayLabel } from '../../dates.ts'

/** What the page of a cadre’s day says. */
export const title = '今天'
export const hello = (name: string, date: string) => `${name}，今天是${dayLabel(date)}。`
export const hundred = (count: number, days: number) => `您联系着${count}名青年，最久的${days}天没有联系。`
export const next = '接下来做什么'
export const nextHint = '按期限排列，最急的在前。'
export const nothing = '目前没有要赶的事'
export const nothingHint = '本月该做的都已做到，可以在“我的百人”里看看谁很久没有联系了。'
export const notAssessed = '本月还不需要评定'
export const notAssessedHint = '您目前不在任期内，或者上级团组织还没有登记您的任职时间。'
export const noYouths = '先登记所联系的青年'
export const noYouthsHint = '请管理员导入“青年名单”，或为您登记联系的青年，之后这里会告诉您每天该做什么。'
export const contact = '记联系'
export const visit = '记走访'
export const demand = '记诉求'
export const openDemand = '看诉求'
export const unlinked = (count: number) => `本月联系的青年中有${count}人没有登记为常态化联系，不计入考核。`
export const late = (count: number) => `本月有${count}条记录是月份结束后补记的。`
