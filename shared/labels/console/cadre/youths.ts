import { dayLabel } from '../../dates.ts'

/** What the page of a cadre’s hundred says. */
export const title = '我的百人'
export const hint = '最久没有联系的在前。备注名只保存在这台设备上，不会上传。'
export const sort = '排列'
export const sorts = { silence: '最久未联系', since: '联系开始时间', youthId: '编号' }
export const silent = (days: number) => (days === 0 ? '今天联系过' : `${days}天没有联系`)
export const never = (days: number) => `还没有联系过，已${days}天`
export const last = { online: '线上', phone: '电话', faceToFace: '面对面', visit: '一起参加活动' }
export const lastOn = (on: string, how: string) => `上次${dayLabel(on)}，${how}`
export const met = '今年见过面'
export const notMet = '今年还没有见面'
export const openDemands = (count: number) => `${count}件诉求未办结`
export const overlapping = '已有足够多的团干部在先联系，不计入'
export const reached = '联系了'
export const nickname = '备注名（只在本机）'
export const details = '详情'
export const since = (date: string) => `${date}起联系`
export const empty = '还没有登记所联系的青年'
export const emptyHint = '请管理员在“花名册”里导入青年名单。导入后，这里会列出您联系的每一名青年。'
export const waiting = '已记录，等待发送'
