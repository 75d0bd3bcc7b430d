/** What the dialogs say by which a cadre records. */
export const contact = '记一次联系'
export const visit = '记一次走访'
export const demand = '代青年提诉求'
export const who = '联系了谁'
export const whoCame = '参加的青年（可不选）'
export const whose = '谁的诉求'
export const find = '查找（编号、备注名、组织）'
export const found = (shown: number, all: number) => (shown === all ? `共${all}人` : `${shown}人，共${all}人`)
export const chosen = (count: number) => `已选${count}人`
export const choose = '请至少选择一名青年。'
export const chooseTwo = '互帮互助请选择两名以上青年。'
export const chooseBase = '请选择去了哪里。'
export const writeText = '请写明诉求内容。'
export const how = '方式'
export const purpose = '目的'
export const where = '去了哪里'
export const nowhere = '不在基层组织（仅线下活动、机关开放日）'
export const what = '做了什么'
export const category = '类别'
export const text = '诉求内容'
export const note = '备注（不要写电话和身份证号）'
export const noteShort = '备注'
export const otherTime = '不是现在？改日期'
export const date = '日期'
export const half = '时间'
export const ofContact = (channel: string, purpose: string, youths: number) =>
  `${channel}，联系${youths}人（${purpose}）`
export const ofVisit = (activity: string, base: string, youths: number) =>
  `${activity}${base && `·${base}`}${youths ? `，${youths}名青年参加` : ''}`
export const ofDemand = (category: string) => `代提诉求（${category}）`
export const ofStep = (step: string) => `诉求：${step}`
