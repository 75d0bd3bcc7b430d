/** What the page of demands says. */
export const hint = '最急的在前。勾选共性问题，可一并反映。'
export const state = '状态'
export const all = '全部'
export const none = '没有诉求'
export const noneHint = '团干部和青年提出的困惑、困难和建议会列在这里，请按期答复。'
export const topics = '共性问题'
export const topic = '主题'
export const count = '件数'
export const youths = '青年'
export const setTopic = '保存主题'
export const handle = '办理'
export const step = '办理方式'
export const steps = { respond: '答复', resolve: '解决' } as const
export const text = '内容'
export const record = '登记'
export const stepDone = '已登记'
export const together = (count: number) => `一并反映${count}件`
export const department = '职能部门'
export const passOn = '反映'
export const passedOn = (count: number) => `已一并反映${count}件`
export const due = (date: string) => `${date}到期`
export const raised = (date: string, cadre: string) => `${date}提出，${cadre}联系`
export const about = (topic: string) => `主题：${topic}`
export const at = (department: string) => `已反映${department}`
export const answered = (text: string) => `答复：${text}`
export const sheet = '下载问题清单'
