/** What the page of the policy says. */
export const current = '现行办法'
export const version = (id: string, version: number, month: string) => `${id} 第${version}版，${month}起执行`
export const versions = '历次版本'
export const number = '项目'
export const value = '现行'
export const weight = (name: string) => `${name}的权重`
export const grade = (name: string) => `${name}的最低总分`
export const draft = '拟订新版本'
export const draftHint = '先看会改变什么，再确定。'
export const from = '自哪个月起执行'
export const compare = '看会改变什么'
export const changes = '将会改变'
export const none = '没有改变任何数。'
export const set = '确定，作为新版本'
export const done = '新版本已生效'
