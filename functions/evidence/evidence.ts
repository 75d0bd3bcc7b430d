import { type DimensionId, indicatorIds } from '../../events/assessment.ts'
import {
  categoryWords,
  dimensionWords,
  gradeWords,
  indicatorWords,
  monthWords,
  statusWords,
} from '../../shared/assessing/words.ts'
import type { Credit } from '../../shared/domain/assessment/credit.ts'
import type { Revision } from '../../shared/domain/assessment/revision.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import type { Column, Table, Value } from '../../shared/spreadsheet/write/table.ts'
import { missingOf } from './missing.ts'
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
      dimensionWords[id],
      indicatorWords[indicator],
      reached?.den ?? null,
      reached?.num ?? null,
      weight,
      share,
      reached ? '' : '不适用',
      missingOf(revision.evidence, indicator),
      credit[indicator]?.length ?? 0,
    ]
  })
  return [...rows, [dimensionWords[id], '得分', null, null, applicable, score ?? '无', '', '', null]]
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
      ['类别', categoryWords[revision.category]],
      ['考核月份', monthWords(month)],
      ['考核截止日', asOf],
      ['总分', total === null ? '无' : total.toFixed(1)],
      ['等次', gradeWords[revision.grade]],
      ['状态', `${statusWords[revision.status]}${revision.withdrawn ? '（当月不在任，不参评）' : ''}`],
      ['版本', revision.revision],
      ['评定时间', revision.assessedAt],
      ['考核办法', `${policy.id} 第${policy.version}版`],
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
  const title = `${about.name}${monthWords(revision.month)}考核依据`
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
        text('尚缺', 60),
        number('计分记录数', '0'),
      ],
      rows: dimensionIds.flatMap(id => dimensionRows(policy, revision, credit, id)),
    },
    {
      name: '计分记录',
      columns: [text('指标', 20), text('记录编号', 40)],
      rows: Object.values(indicatorIds)
        .flat()
        .flatMap(id => (credit[id] ?? []).map((event): Value[] => [indicatorWords[id], event])),
    },
    restatementTable(revisions),
  ]
}
