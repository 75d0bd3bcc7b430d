import type { Indicators } from '../assessment/score.ts'
import type { BaseKindDue } from '../policy/policy.ts'
import { toDate } from '../time/calendar.ts'
import { type Ahead, type Candidate, type DoNextKind, spoken } from './ahead.ts'

const baseNames = { branch: '基层团支部', association: '青年社会组织或青年社团' } as const

/** What the month's end asks for: youths to reach, bases to visit, links, fields and an account under the real name. */
export function monthAhead(ahead: Ahead): Candidate[] {
  return [...reach(ahead), ...reports(ahead), ...standing(ahead)]
}

const monthEnd = ({ of, last }: Ahead) => Math.min(of.span.last, last)

function reach(ahead: Ahead): Candidate[] {
  const { evidence, dimensions } = ahead.assessment
  const missing = evidence.monthlyReach
  const den = dimensions.activity.indicators.monthlyReach?.den
  if (missing === undefined || den === undefined) return []
  const { youths } = missing
  const still = Math.min(missing.short, youths.length)
  if (still === 0) return []
  const end = monthEnd(ahead)
  const text = `本月还有${youths.length}名联系青年没有联系到，${spoken(ahead, end)}前至少再联系${still}名（群发不算）。`
  const item = { kind: 'monthlyReach', indicator: 'monthlyReach', deadline: toDate(end), text } as const
  return [{ item: { ...item, youthIds: youths }, lost: still / den }]
}

function reports(ahead: Ahead): Candidate[] {
  const { of, assessment, today } = ahead
  const end = monthEnd(ahead)
  const assigned = (kind: BaseKindDue) =>
    of.assigned.some(base => base.kind === kind && base.since <= end && base.until > today)
  return (assessment.evidence.reported?.missing ?? []).map(kind => {
    const name = baseNames[kind]
    const text = assigned(kind)
      ? `近${of.policy.windowMonths}个月没有到联系的${name}报到，请在${spoken(ahead, end)}前去一次。`
      : `尚未安排联系的${name}，请先安排，并在${spoken(ahead, end)}前去报到一次。`
    const item = { kind: 'report', indicator: 'reported', deadline: toDate(end), text } as const
    return { item, lost: 1 / of.rule.baseKinds.length }
  })
}

function standing(ahead: Ahead): Candidate[] {
  const { of, assessment } = ahead
  const { quota, branchYouth, associationYouth, fields, realName } = assessment.evidence
  const { indicators } = assessment.dimensions.attainment
  const end = monthEnd(ahead)
  const by = spoken(ahead, end)
  const found: Candidate[] = []
  const add = (
    kind: DoNextKind,
    id: keyof Indicators['attainment'],
    short: number,
    text: string,
    about: { youthIds?: string[] } = {},
  ) =>
    found.push({
      item: { kind, indicator: id, deadline: toDate(end), text, ...about },
      lost: short / (indicators[id]?.den ?? 1),
    })
  if (quota) {
    const { short, overlapping } = quota
    const some = overlapping.length > 0
    const not = some ? `；另有${overlapping.length}名已有足够多的团干部在先联系，不计入` : ''
    const text = `常态化联系的青年还差${short}名，请在${by}前补足${not}。`
    add('links', 'quota', short, text, some ? { youthIds: overlapping } : {})
  }
  if (branchYouth) {
    const text = `通过${baseNames.branch}联系的青年还差${branchYouth.short}名，请在${by}前补足。`
    add('branchLinks', 'branchYouth', branchYouth.short, text)
  }
  if (associationYouth) {
    const text = `通过${baseNames.association}联系的青年还差${associationYouth.short}名，请在${by}前补足。`
    add('associationLinks', 'associationYouth', associationYouth.short, text)
  }
  if (fields) {
    const text = `联系青年的领域还差${fields.short}个（现有${fields.present.length}个），请在${by}前补足。`
    add('fields', 'fields', fields.short, text)
  }
  if (realName) {
    const { prefix, suffix } = of.policy.realName
    const form =
      realName.form === 'full' ? `名称为“${prefix}${of.org.region}${suffix}”加本人姓名` : '名称包含本人姓名'
    add('realName', 'realName', 1, `还没有${form}的实名账号，请在${by}前注册并登记一个。`)
  }
  return found
}
