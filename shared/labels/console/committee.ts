/** What the committee's pages are called. */
export const attention = '谁需要帮助'
export const month = '月度'
export const demands = '问题清单'
export const roster = '花名册'
export const closing = '结账'
export const flags = '待核'
export const voices = '青年之声'
export const policy = '办法'
export const runs = '运行'

/** Ways from a month's page to the others. */
export const before = '上个月'
export const after = '下个月'
