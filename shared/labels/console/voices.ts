/** What the page of the youths' voice says. */
export const answers = '答复与回访'
export const answersHint = '只有汇总，没有谁说了什么。'
export const links = '评价链接'
export const linksHint = '每名青年一条，请单独发送，联系人本人不得代填。'
export const issue = (month: string) => `生成${month}的链接`
export const noAnswers = '这个月还没有青年评价。'
export const issued = (links: number, date: string) => `已生成${links}条链接，${date}前有效。`
export const withoutConsent = (count: number) => `${count}名未满14周岁，缺监护人同意。`
export const sheet = '下载链接表（含二维码）'
