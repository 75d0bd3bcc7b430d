import { type DimensionId, type IndicatorId, indicatorIds } from '../../events/assessment.ts'
import type { Credit } from '../../shared/domain/assessment/credit.ts'
import type { Evidence } from '../../shared/domain/assessment/evidence.ts'
import type { Revision } from '../../shared/domain/assessment/revision.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import {
  dimensionLabels,
  gradeLabels,
  indicatorLabels,
  notApplicable,
  policyLabel,
  statusLabels,
} from '../../shared/labels/assessment.ts'
import { monthLabel } from '../../shared/labels/dates.ts'
import { missingLabel } from '../../shared/labels/missing.ts'
import { categoryLabels } from '../../shared/labels/roster.ts'
import { listed } from '../../shared/labels/text.ts'
import type { Column, Table, Value } from '../../shared/spreadsheet/write/table.ts'
import { restatementTable } from './restatements.ts'

/** Whom the sheet is about. */
export interface About {
  readonly name: string
  readonly orgName: string
  readonly post: string
}

const text = (header: string, width: number): Column => ({ header, width, type: 'text' })
const number = (header: string, format: string): Column => ({ header, width: 9, type: 'number', format })

const dimensionIds = Object.keys(indicatorIds) as DimensionId[]

/** Lines of a dimension: each indicator's part of the 100 points, then the score that they add up to. */
function dimensionRows(policy: Policy, revision: Revision, credit: Credit, id: DimensionId): Value[][] {
  const { score, indicators } = revision.dimensions[id]
  const known = Object.entries(indicators).filter(([, reached]) => reached !== null)
  const weights: Record<string, number> = policy.weights[id]
  const applicable = known.reduce((sum, [indicator]) => sum + (weights[indicator] ?? 0), 0)
  const rows = indicatorIds[id].map((indicator): Value[] => {
    const reached = (indicators as Record<string, { num: number; den: number } | null>)[indicator]
    const weight = weights[indicator] ?? 0
    const share = reached && score !== null ? (100 * weight * reached.num) / (reached.den * applicable) : null
    return [
      dimensionLabels[id],
      indicatorLabels[indicator],
      reached?.den ?? null,
      reached?.num ?? null,
      weight,
      share,
      reached ? '' : notApplicable,
      missingLabel(revision.evidence, indicator),
      listed(youthsMissing(revision.evidence, indicator)),
      credit[indicator]?.length ?? 0,
    ]
  })
  return [...rows, [dimensionLabels[id], '得分', null, null, applicable, score ?? '无', '', '', '', null]]
}

/** Youths whom an indicator is short of: not reached, not met, or counted for others. */
function youthsMissing({ quota, monthlyReach, faceToFace }: Evidence, id: IndicatorId): readonly string[] {
  if (id === 'quota') return quota?.overlapping ?? []
  return (id === 'monthlyReach' ? monthlyReach : id === 'faceToFace' ? faceToFace : undefined)?.youths ?? []
}

function aboutTable(revision: Revision, { name, orgName, post }: About): Table {
  const { month, asOf, total, policy } = revision
  return {
    name: '结果',
    columns: [text('项目', 14), text('内容', 70)],
    rows: [
      ['姓名', name],
      ['单位', orgName],
      ['职务', post],
      ['类别', categoryLabels[revision.category]],
      ['考核月份', monthLabel(month)],
      ['考核截止日', asOf],
      ['总分', total === null ? '无' : total.toFixed(1)],
      ['等次', gradeLabels[revision.grade]],
      ['状态', `${statusLabels[revision.status]}${revision.withdrawn ? '（当月不在任，不参评）' : ''}`],
      ['版本', revision.revision],
      ['评定时间', revision.assessedAt],
      ['考核办法', policyLabel(policy)],
      ['数据摘要', revision.digest],
    ],
  }
}

/**
 * What stands behind one cadre's result: `revisions` are all there are, the last one the result; `credit` is that of
 * the ledger today, by which the result was made or restated.
 */
export function evidenceTables(
  policy: Policy,
  revisions: readonly Revision[],
  credit: Credit,
  about: About,
): Table[] {
  const revision = revisions.at(-1) as Revision
  const title = `${about.name}${monthLabel(revision.month)}考核依据`
  return [
    aboutTable(revision, about),
    {
      name: '考核依据',
      title,
      columns: [
        text('维度', 10),
        text('指标', 20),
        number('应完成', '0'),
        number('完成', '0'),
        number('权重', '0'),
        number('得分', '0.0'),
        text('说明', 10),
        text('尚缺', 40),
        text('涉及青年', 40),
        number('计分记录数', '0'),
      ],
      rows: dimensionIds.flatMap(id => dimensionRows(policy, revision, credit, id)),
    },
    {
      name: '计分记录',
      columns: [text('指标', 20), text('记录编号', 40)],
      rows: Object.values(indicatorIds)
        .flat()
        .flatMap(id => (credit[id] ?? []).map((event): Value[] => [indicatorLabels[id], event])),
    },
    restatementTable(revisions),
  ]
}
