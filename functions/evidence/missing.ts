import type { IndicatorId } from '../../events/assessment.ts'
import { fieldWords } from '../../shared/assessing/words.ts'
import type { Evidence } from '../../shared/domain/assessment/evidence.ts'

const kindWords = { branch: '基层团支部', association: '青年社会组织、青年社团' } as const
const formWords = {
  full: '“共青团＋地区＋委＋姓名”的账号',
  contains: '含本人姓名的账号',
} as const

const list = (items: readonly string[]) => items.join('、')
const named = (youths: readonly string[]) => (youths.length === 0 ? '' : `；未联系：${list(youths)}`)

/** How each indicator says what is missing. */
const say: { readonly [Id in IndicatorId]: (missing: NonNullable<Evidence[Id]>) => string } = {
  quota: ({ short, overlapping }) =>
    `少${short}人${overlapping.length === 0 ? '' : `；重复联系不计：${list(overlapping)}`}`,
  branchYouth: ({ short }) => `少${short}人`,
  associationYouth: ({ short }) => `少${short}人`,
  fields: ({ short, present }) =>
    `少${short}个领域；已有：${list(present.map(field => fieldWords[field])) || '无'}`,
  realName: ({ accounts, form }) => `${accounts}个账号中没有${formWords[form]}`,
  reported: ({ missing, since }) => `${since}以来未到${list(missing.map(kind => kindWords[kind]))}报到`,
  halfDays: ({ weeks }) => list(weeks.map(({ week, short }) => `${week}起的一周少${short}个半天`)),
  monthlyReach: ({ short, youths }) => `少${short}人${named(youths)}`,
  onlineWeeks: ({ weeks }) => list(weeks.map(week => `${week}起的一周`)),
  quarterActivity: ({ youths }) => `本季度没有一次至少${youths}名联系青年参加的活动`,
  faceToFace: ({ short, youths }) => `少${short}人${named(youths)}`,
  themeDays: ({ short }) => `少${short}次`,
  campaign: ({ since }) => `${since}以来没有调研`,
  demandsAnswered: ({ demands }) =>
    list(demands.map(({ demandId, due }) => `${demandId}（应于${due}前答复）`)),
  rating: ({ short }) => `少${short}名青年评分，不计入`,
  outcome: ({ demands }) => list(demands.map(({ demandId, mark }) => `${demandId}（应于${mark}前办结）`)),
}

/** What an indicator is short of, in words; empty where it is complete or does not apply. */
export function missingOf<Id extends IndicatorId>(evidence: Evidence, id: Id): string {
  const missing = evidence[id]
  return missing === undefined ? '' : say[id](missing)
}
