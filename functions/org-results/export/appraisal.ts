import { indicatorIds } from '../../../events/assessment.ts'
import type { Org } from '../../../events/index.ts'
import { attributesOn, type CadreProfile } from '../../../shared/domain/roster/roster.ts'
import { gradeLabels, indicatorLabels, policyLabel, statusLabels } from '../../../shared/labels/assessment.ts'
import { monthLabel } from '../../../shared/labels/dates.ts'
import { categoryShortLabels } from '../../../shared/labels/roster.ts'
import type { Row } from '../../../shared/repositories/assessments.ts'
import type { Column, Table, Value } from '../../../shared/spreadsheet/write/table.ts'

/** What the names in the table are taken from, by id. */
export interface Names {
  readonly profiles: Readonly<Record<string, CadreProfile>>
  readonly orgs: Readonly<Record<string, Org>>
}

const text = (header: string, width: number): Column => ({ header, width, type: 'text' })
const score = (header: string): Column => ({ header, width: 9, type: 'number', format: '0.0' })
const count = (header: string): Column => ({ header, width: 9, type: 'number', format: '0' })

const indicators = Object.values(indicatorIds).flat()

const columns: readonly Column[] = [
  count('序号'),
  text('姓名', 10),
  text('单位', 24),
  text('职务', 12),
  text('类别', 12),
  score('实现度'),
  score('活跃度'),
  score('满意度'),
  score('总分'),
  text('等次', 8),
  text('状态', 8),
  count('版本'),
  ...indicators.flatMap(id => [
    count(`${indicatorLabels[id]}（完成）`),
    count(`${indicatorLabels[id]}（应完成）`),
  ]),
  count('评分人数'),
  { header: '考核截止日', width: 12, type: 'date', format: 'yyyy-mm-dd' },
  text('考核办法', 16),
  text('数据摘要', 20),
]

function cells({ profiles, orgs }: Names, row: Row, index: number): Value[] {
  const { attainment, activity, satisfaction } = row.dimensions
  const profile = profiles[row.cadreId]
  const attributes = profile && attributesOn(profile, row.asOf)
  const reached = { ...attainment.indicators, ...activity.indicators, ...satisfaction.indicators }
  return [
    index + 1,
    attributes?.name ?? row.cadreId,
    orgs[row.orgId]?.name ?? row.orgId,
    attributes?.post ?? null,
    categoryShortLabels[row.category],
    attainment.score,
    activity.score,
    satisfaction.score,
    row.total,
    gradeLabels[row.grade],
    statusLabels[row.status],
    row.revision,
    ...indicators.flatMap(id => [reached[id]?.num ?? null, reached[id]?.den ?? null]),
    reached.rating?.raters ?? null,
    row.asOf,
    policyLabel(row.policy),
    row.digest,
  ]
}

/**
 * The appraisal table of an org's month: who reached what, in the order of `rows`, without phones. Names, posts and
 * orgs are those of the day as of which each was assessed. What does not apply is empty: no data is not zero.
 */
export function appraisalTable(orgName: string, month: string, rows: readonly Row[], names: Names): Table {
  return {
    name: `${monthLabel(month)}考核表`,
    title: `${orgName}${monthLabel(month)}团干部直接联系青年考核表`,
    columns,
    rows: rows.map((row, index) => cells(names, row, index)),
  }
}
