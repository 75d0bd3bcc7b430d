/** What the pages of the roster say. */
export const importTitle = '导入一览表'
export const importHint = '先试导入，什么也不改；看清之后再正式导入。'
export const file = '选择一览表文件（Excel或CSV）'
export const reading = '正在读取…'
export const would = '试导入：将会这样'
export const did = '已导入'
export const doIt = '正式导入'
export const moreRows = (count: number) => `另有${count}行未列出。`
export const row = (row: number) => `第${row}行`
export const change = (column: string, before: string, after: string) =>
  `${column}：${before || '（空）'} → ${after || '（空）'}`
export const cadres = '团干部'
export const search = '查找'
export const searchHint = '姓名或完整手机号码'
export const nobody = '没有找到团干部。'
export const offDuty = '不在岗'
export const sheet = '下载一览表'
export const wholeSheet = '下载全部（含兼职）'
export const back = '返回花名册'
export const leaves = '请假'
export const leave = (first: string, last: string) => `${first}至${last}`
export const addLeave = '登记请假'
export const since = '首日'
export const last = '末日'
export const reason = '原因'
export const leaveSaved = '已登记请假'
export const handover = '交接'
export const handoverHint = '全部联系自交接日起转给接任者，此前的仍记在本人名下。'
export const successor = '查找接任者'
export const handTo = (name: string) => `接任者：${name}`
export const another = '另选接任者'
export const on = '交接日'
export const handOver = '交接'
export const progress = (done: number, total: number) => `已处理${done}/${total}`
export const handedOver = '交接完成'
