import type { Indicator } from '../../events/assessment.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { dimensionLabels, reachedLabel } from './assessment.ts'
import { dayLabel, periodLabel } from './dates.ts'

/** Titles of the appraisal table and of its parts. */
export const appraisalTitles = {
  table: (org: string, period: string) => `${org}${periodLabel(period)}团干部直接联系青年考核表`,
  indicators: (org: string, period: string, part: string) =>
    `${org}${periodLabel(period)}${part}指标完成情况（完成/应完成）`,
  activityAndSatisfaction: `${dimensionLabels.activity}与${dimensionLabels.satisfaction}`,
} as const

/** A rating as people say it: the average with how many stand behind it. */
export const ratingLabel = (rating: Indicator): string =>
  rating ? `${(1 + (4 * rating.num) / rating.den).toFixed(1)}分（${rating.raters}人）` : reachedLabel(null)

/** Why a cadre's result stops before the month does. */
export const leftLabel = (asOf: string): string => `已离任，评至${dayLabel(asOf)}`

/** What is special about a cadre's period: months without a result, or with one that may still change. */
export const periodRemark = (missing: readonly string[], provisional: readonly string[]): string =>
  [
    ...(missing.length > 0 ? [`缺${monthsInRow(missing)}`] : []),
    ...(provisional.length > 0 ? [`${monthsInRow(provisional)}为暂定`] : []),
  ].join('；')

/** Months of one year: 4月、6月至8月. */
function monthsInRow(months: readonly string[]): string {
  const runs: [first: number, last: number][] = []
  for (const number of months.map(month => Number(month.slice(5)))) {
    const run = runs.at(-1)
    if (run?.[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  const runLabel = ([first, last]: [number, number]) =>
    first === last ? `${first}月` : `${first}月${last === first + 1 ? '、' : '至'}${last}月`
  return runs.map(runLabel).join('、')
}

/** What the appraisal table cannot say in its cells. */
export const appraisalNotes = {
  order: '按单位、姓名排列，不作排名。',
  ranked: (score: string) => `按${score}由高到低排列，得分相同的名次并列；免评和未评的列在最后，不排名次。`,
  exempt: ({ grades }: Policy) =>
    `免评：任职不满${grades.exemptBelowDays}天，或在职期间请假过半，只记分、不评等次。`,
  unrated: ({ windowMonths, minRaters }: Policy) =>
    `未评：近${windowMonths}个月评分青年不足${minRaters}人，满意度不评，等次最高为良好。`,
  merged:
    '本表由各月结果合并：指标按各月完成数之和与应完成数之和计分；季度、年度不另评等次，列各月等次次数。',
  share: '“完成/应完成”为完成数与应完成数；“不适用”不计分。',
} as const
