import type { DoNextDetails, DoNextKind } from '../domain/do-next/kinds.ts'
import type { DoNext } from '../domain/do-next.ts'
import { dateLabel, nearDayLabel } from './dates.ts'
import { demandCategoryLabels } from './events.ts'
import { baseKindDueLabels } from './roster.ts'

const throughKind = (kind: keyof typeof baseKindDueLabels) => (details: { short: number }, by: string) =>
  `通过${baseKindDueLabels[kind]}联系的青年还差${details.short}名，请在${by}前补足。`

/** What each kind says; `by` is its deadline as a cadre would say it. */
const say: { readonly [Kind in DoNextKind]: (details: DoNextDetails[Kind], by: string) => string } = {
  answerOverdue: ({ category, daysLate }, by) =>
    `青年提出的${demandCategoryLabels[category]}应在${by}前答复，已超期${daysLate}天，请尽快答复。`,
  answerDemand: ({ category }, by) => `青年提出的${demandCategoryLabels[category]}尚未答复，${by}到期。`,
  settleDemand: ({ category }, by) => {
    const how = category === 'suggestion' ? '解决或反映给职能部门' : '解决'
    return `青年提出的${demandCategoryLabels[category]}尚未解决，请在${by}前${how}。`
  },
  halfDays: ({ still, workingDays, today, assigned }) => {
    const left = `${today ? '含今天' : '本周'}还剩${workingDays}个工作日`
    return assigned
      ? `本周还差${still}个半天到联系的基层组织报到，${left}。`
      : `本周还差${still}个半天报到，${left}；尚未安排联系的基层组织，请先安排。`
  },
  onlineContact: (_, by) => `本周还没有线上联系，请在${by}前与联系的青年线上互动一次。`,
  monthlyReach: ({ youths, still }, by) =>
    `本月还有${youths}名联系青年没有联系到，${by}前至少再联系${still}名（群发不算）。`,
  faceToFace: ({ youths, still }, by) =>
    `本年还有${youths}名联系青年没有面对面交流，${by}前至少再见${still}名。`,
  quarterActivity: ({ youths }, by) =>
    `本季度还没有${youths}名以上联系青年参加的活动，请在${by}前开展一次（报到不算活动）。`,
  themeDay: ({ short }, by) => `请在${by}前再参加${short}次团支部主题团日。`,
  campaign: (_, by) => `请在${by}前参加一次大宣传大调研。`,
  plannedVisit: ({ baseKind, plannedOn, daysLate }, by) =>
    `计划${dateLabel(plannedOn)}到联系的${baseKindDueLabels[baseKind]}报到，已过${daysLate}天尚未前往，请在${by}前去一次。`,
  report: ({ baseKind, assigned, months }, by) =>
    assigned
      ? `近${months}个月没有到联系的${baseKindDueLabels[baseKind]}报到，请在${by}前去一次。`
      : `尚未安排联系的${baseKindDueLabels[baseKind]}，请先安排，并在${by}前去报到一次。`,
  links: ({ short, overlapping }, by) => {
    const not = overlapping > 0 ? `；另有${overlapping}名已有足够多的团干部在先联系，不计入` : ''
    return `常态化联系的青年还差${short}名，请在${by}前补足${not}。`
  },
  branchLinks: throughKind('branch'),
  associationLinks: throughKind('association'),
  fields: ({ short, present }, by) => `联系青年的领域还差${short}个（现有${present}个），请在${by}前补足。`,
  realName: ({ before }, by) => {
    const form = before === undefined ? '名称包含本人姓名' : `名称为“${before}”加本人姓名`
    return `还没有${form}的实名账号，请在${by}前注册并登记一个。`
  },
}

/** A thing to do in a plain sentence, without names. */
export function doNextSentence<Kind extends DoNextKind>(
  { kind, details, deadline }: { kind: Kind; details: DoNextDetails[Kind]; deadline: string },
  today: string,
): string {
  return say[kind](details, nearDayLabel(deadline, today))
}

/** Things to do as an answer shows them. */
export const sayDoNext = (items: readonly DoNext[], today: string) =>
  items.map(({ details: _, ...item }, at) => ({ ...item, text: doNextSentence(items[at] as DoNext, today) }))
