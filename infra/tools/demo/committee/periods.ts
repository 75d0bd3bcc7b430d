import { type Grade, grades } from '../../../../events/assessment.ts'
import type { getOrgPeriod } from '../../../../functions/org-results/periods/endpoints.ts'
import { gradeLabels, scoreLabel, statusLabels } from '../../../../shared/labels/assessment.ts'
import { periodLabel } from '../../../../shared/labels/dates.ts'
import type { Cell, Paint } from '../table.ts'
import { closedMonth } from './closing.ts'
import { type BodyOf, type Committee, compact, countyId, few, read } from './committee.ts'

/** A quarter or year. */
export type Period = BodyOf<typeof getOrgPeriod>

/** 季度与年度: the county's months, merged. */
export async function periods({ assessor, county, paint }: Committee): Promise<string[]> {
  const merged: Period[] = []
  for (const period of periodsOf(closedMonth(county), county.month))
    merged.push(await read<typeof getOrgPeriod>(assessor, `/v1/orgs/${countyId}/periods/${period}`))
  return periodTable(merged, paint)
}

/** Quarters and years of the months, each once. */
export function periodsOf(...months: string[]): string[] {
  const quarter = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`
  const years = months.map(month => month.slice(0, 4))
  return [...new Set([...months.map(quarter), ...years])]
}

/** One line each; which months are final, and which are not there at all. */
export function periodTable(merged: readonly Period[], paint: Paint): string[] {
  const number = (month: string) => `${Number(month.slice(5))}月`
  const rows = merged.map((period): Cell[] => [
    periodLabel(period.period),
    period.months
      .map(
        month =>
          `${number(month)}${period.provisional.includes(month) ? statusLabels.provisional : statusLabels.final}`,
      )
      .join('、'),
    few(period.missing.map(number), 3, '个月'),
    `${period.assessed}`,
    ...grades.map((grade: Grade): Cell => `${period.grades[grade]}`),
    ...(['attainment', 'activity', 'satisfaction'] as const).map(id =>
      scoreLabel(period.dimensions[id].score),
    ),
  ])
  const gradeHeadings = grades.map(grade => `>${gradeLabels[grade]}`).join(' ')
  return [
    ...compact(`时段 已评 未评 >人次 ${gradeHeadings} >实现度 >活跃度 >满意度`, rows, paint),
    '各指标的完成数与应完成数逐月相加后再计分，不是各月得分的平均。',
  ]
}
