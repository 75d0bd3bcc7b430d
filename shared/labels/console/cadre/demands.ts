import { dayLabel } from '../../dates.ts'

/** What the page of a cadre’s demands says. */
export const title = '诉求'
export const hint = '超期的在前。请按期答复，争取按期办结。'
export const state = '状态'
export const open = '未办结的'
export const every = '全部'
export const empty = '没有未办结的诉求'
export const emptyHint = '听到青年的困难和建议，就在这里记下来，系统会提醒答复和办结的期限。'
export const raisedOn = (date: string) => `${dayLabel(date)}提出`
export const due = (date: string) => `${dayLabel(date)}到期`
export const steps = '办理经过'
export const add = '办理'
export const respond = '答复青年'
export const resolve = '已解决'
export const escalate = '反映给职能部门'
export const stepText = '说明'
export const to = '职能部门'
export const all = '返回诉求列表'
export const waiting = '已记录，等待发送'
