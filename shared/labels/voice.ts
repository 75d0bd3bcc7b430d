import type { Demand } from '../../events/demand.ts'

/** Scores as a youth reads them, worst first (满意度). */
export const voiceScores = {
  1: '很不满意',
  2: '不太满意',
  3: '一般',
  4: '比较满意',
  5: '非常满意',
} as const

/** Kinds of demand as a youth is asked for them. */
export const voiceDemandCategories: Readonly<Record<Demand['category'], string>> = {
  confusion: '思想困惑',
  difficulty: '实际困难',
  suggestion: '意见建议',
}

/** Answers to "did you meet on …?" (回访). */
export const voiceCallBacks = { yes: '有', no: '没有', unsure: '记不清' } as const

const percent = (rate: number) => `${(rate * 100).toFixed(1)}%`

/** How many of the youths who got a link rated by it. */
export const responseLabel = (response: { issued: number; answered: number; rate: number | null }): string =>
  `青年答复率${response.rate === null ? '—' : percent(response.rate)}（${response.answered}/${response.issued}人）`

/** What youths said of the meetings about which they were asked, with the interval of 95 %. */
export function agreementLabel(callBacks: {
  asked: number
  yes: number
  no: number
  unsure: number
  agreement: { rate: number; low: number; high: number } | null
  withheld: boolean
}): string {
  const { asked, agreement, withheld } = callBacks
  const { yes, no, unsure } = voiceCallBacks
  const answers = `${yes}${callBacks.yes}、${no}${callBacks.no}、${unsure}${callBacks.unsure}`
  const rate = agreement
    ? `，属实率${percent(agreement.rate)}（95%区间${percent(agreement.low)}至${percent(agreement.high)}）`
    : ''
  return `回访抽查${asked}次：${answers}${rate}${withheld ? '；答复人数过少的不显示' : ''}。`
}

const dayOf = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** Everything that the youths' page says. */
export const voicePage = {
  title: '青年之声',
  intro: (cadre: string, org: string) => `${org}的${cadre}是联系您的团干部。您的评价不会让本人知道是谁写的。`,
  month: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  rate: '您对联系工作满意吗？',
  rated: (score: string) => `您本月已评价：${score}。再次提交将替换上一次的评价。`,
  comment: '想说的话（选填，1000字以内）',
  demand: '有需要帮助解决的问题吗？（选填）',
  demandCategory: '问题类别',
  demandText: '问题内容（1000字以内）',
  noDemand: '没有',
  yourDemands: '您提出过的问题',
  raisedOn: (date: string) => `${dayOf(date)}提出`,
  state: { open: '办理中', escalated: '已反映职能部门', resolved: '已答复解决' },
  answer: '答复',
  department: '承办部门',
  isSolved: '这个问题解决了吗？',
  solved: '已解决',
  notSolved: '没有解决',
  youSaid: (isSolved: boolean) => `您上次的回答：${isSolved ? '已解决' : '没有解决'}`,
  callBack: (date: string, kind: 'contact' | 'visit') =>
    `${dayOf(date)}，这位团干部${kind === 'visit' ? '是否与您一起参加过活动' : '是否联系过您'}？`,
  complaint: '对这个系统有意见吗？（选填，1000字以内，与评价无关）',
  submit: '提交',
  saved: '已收到，谢谢您！',
  nothing: '请至少填写一项再提交。',
  tooFast: '提交过于频繁，请过几分钟再试。',
  tooFastHint: '访问过于频繁，请返回上一页，过几分钟再试。您填写的内容还在。',
  busy: '系统繁忙，请返回上一页，过一会儿再提交一次。',
  wrong: {
    score: '请选择1到5中的一项。',
    comment: '想说的话请不要超过1000字。',
    demandCategory: '请选择问题类别。',
    demandText: '请填写问题内容，不超过1000字。',
    complaint: '对系统的意见请不要超过1000字。',
    solved: '请选择“已解决”或“没有解决”。',
    met: '请选择“有”“没有”或“记不清”。',
    form: '表单有误，请刷新页面后重新填写。',
  },
  gone: '链接已失效',
  goneHint: '这个链接已经过期、被收回或不完整。请向发给您链接的团组织索取新的链接。',
  privacy: '本页不收集位置、照片和手机号码。评价以匿名编号保存，至少五人评价才会汇总显示。',
} as const

/** What the sheet of links says. */
export const voiceSheet = {
  name: (month: string) => `${voicePage.month(month)}青年评价链接`,
  title: (org: string, month: string) => `${org}${voicePage.month(month)}青年评价链接`,
  headers: ['序号', '团干部', '青年编号', '链接', '二维码'],
  note: '每条链接只属于一名青年，请当面或私信单独发送，不要公开张贴。团干部本人不得代为保管或填写。',
} as const
