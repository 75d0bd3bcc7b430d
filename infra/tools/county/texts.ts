import type { Contact, Demand } from '../../../events/index.ts'

/** What a cadre notes of a contact. */
export const notes: Readonly<Record<Contact['purpose'], readonly string[]>> = {
  greeting: ['节日问候', '发送团团聚活动预告'],
  topic: ['讨论家乡发展', '青年大学习交流', '分享返乡创业政策', '聊最近的热点话题'],
  listen: ['了解近期工作生活情况', '听取对团组织的想法', '聊了毕业去向'],
  help: ['介绍公益岗位', '协助联系助学金', '对接青年创业贷款'],
  guidance: ['职业规划谈心', '入团入党引导', '考研就业答疑'],
  mutualHelp: ['同一支部青年结对互助', '电商带货经验交流'],
}

/** What youths say, by score. */
export const comments: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  1: ['从没见过这位团干部', '留言一直没有人回'],
  2: ['只在群里发过通知', '说了问题没有下文'],
  3: ['联系不算多', '活动内容一般'],
  4: ['人很热心，活动再多些更好', '有问必答'],
  5: ['帮我联系到了实习', '经常来村里，像朋友一样', '问题当天就有回音'],
}

/** What youths want solved. */
export const demands: Readonly<Record<Demand['category'], readonly string[]>> = {
  confusion: ['对今后职业发展感到迷茫', '在家乡就业还是外出拿不定主意', '工作压力大，找不到人倾诉'],
  difficulty: [
    '租房押金难以退还',
    '创业贷款手续不清楚',
    '夜班后没有公交回家',
    '孩子入托困难',
    '实习单位拖欠补贴',
  ],
  suggestion: [
    '希望多办青年联谊活动',
    '建议社区活动室晚间开放',
    '建议增加电商直播培训',
    '希望开通周末图书角',
  ],
}

/** What is answered to it, and to whom it is passed. */
export const answers = {
  respond: ['已电话联系，正在了解情况', '已当面沟通，约定一周内答复', '已转有关同志跟进'],
  resolve: ['已协调解决，本人确认', '手续已办结', '已落实到位并回访'],
  escalate: ['超出团组织职责，提请协调解决'],
  reopen: ['问题还没有真正解决', '只解决了一部分'],
  to: ['县人力资源和社会保障局', '县住房和城乡建设局', '县教育局', '县交通运输局'],
} as const

/** Why something is taken back. */
export const reasons = ['重复登记', '登记时选错了青年', '日期填写有误'] as const
