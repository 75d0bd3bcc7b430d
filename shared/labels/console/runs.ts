/** What the page of the system's running says. */
export const health = '系统状况'
export const states = { ok: '一切正常', behind: '有积压或缺失' } as const
export const runs = (open: number, overdue: number) => `进行中的评定${open}个，逾期${overdue}个。`
export const calendarMissing = (year: number) => `缺${year}年的节假日安排。`
export const queues = (waiting: number, underWay: number) => `等待处理${waiting}项，处理中${underWay}项。`
export const deadLetters = (count: number) => `${count}项多次处理失败，请系统管理员查看死信队列。`
export const calendar = '工作日历'
export const known = (date: string) => `工作日已知至${date}。`
export const missing = (date: string) => `${date}起的工作日未知。`
export const years = (first: number, last: number) => `已有${first}年至${last}年的安排。`
export const assess = '重新评定'
export const assessHint = '结果暂定，不影响已结账的月份。'
export const assessMonth = (month: string) => `评定${month}`
