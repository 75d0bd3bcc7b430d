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

/** Where to begin as long as there is no cadre. */
export const begin = '从花名册开始'
export const beginHint =
  '还没有登记团干部。请先导入一览表，再导入青年名单；团干部登录后记录联系，次月初自动评定。'
