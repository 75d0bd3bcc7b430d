import {
  type DimensionId,
  type Grade,
  grades,
  type IndicatorId,
  indicatorIds,
} from '../../../events/assessment.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { lastDate } from '../../../shared/domain/time/calendar.ts'
import {
  dimensionLabels,
  gradeLabels,
  indicatorLabels,
  scoreLabel,
  unrated,
} from '../../../shared/labels/assessment.ts'
import { dayLabel, monthLabel } from '../../../shared/labels/dates.ts'
import { categoryShortLabels } from '../../../shared/labels/roster.ts'
import type { Rollup, Row } from './assess.ts'
import { type Cell, type Paint, type Tone, tableLines } from './table.ts'
import { wrap } from './width.ts'

/** What the report has to know of a cadre besides the assessment. */
export interface Standing {
  orgName: string
  post: string
}

/** How much a grade is to be noticed. */
const tones: Record<Grade, Tone> = {
  excellent: 'good',
  good: 'plain',
  pass: 'warn',
  fail: 'bad',
  exempt: 'faint',
}
const gradeCell = (grade: Grade) => [gradeLabels[grade], tones[grade]] as const

const right = (title: string) => ({ title, align: 'right' as const })
const scores = (dimensions: Row['dimensions']): Cell[] =>
  (Object.keys(dimensionLabels) as DimensionId[]).map(id =>
    dimensions[id].score === null ? [unrated, 'faint'] : scoreLabel(dimensions[id].score),
  )

/** 评估表: every cadre, the best first, those who are exempt last and without a rank. */
export function ranking(rows: readonly Row[], standingOf: (row: Row) => Standing, paint: Paint): string[] {
  const ranked = [
    ...rows.filter(row => row.grade !== 'exempt'),
    ...rows.filter(row => row.grade === 'exempt'),
  ]
  const columns = [
    right('名次'),
    { title: '姓名' },
    { title: '单位' },
    { title: '职务' },
    { title: '类别' },
    right('联系数'),
    ...Object.values(dimensionLabels).map(right),
    right('总分'),
    { title: '等次' },
  ]
  const cells = ranked.map((row): Cell[] => {
    const { orgName, post } = standingOf(row)
    const { quota } = row.dimensions.attainment.indicators
    const rank =
      row.grade === 'exempt' ? '—' : String(1 + ranked.findIndex(({ total }) => total === row.total))
    return [
      row.grade === 'exempt' ? '' : `${rank}`,
      row.name,
      orgName,
      post,
      categoryShortLabels[row.category],
      quota ? `${quota.num}/${quota.den}` : '',
      ...scores(row.dimensions),
      [scoreLabel(row.total), 'strong'],
      gradeCell(row.grade),
    ]
  })
  return tableLines(columns, cells, paint)
}

/** What the table cannot say: who is exempt, who left, and why a satisfaction is missing. */
export function footnotes(rows: readonly Row[], month: string): string[] {
  const names = (those: readonly Row[]) => those.map(row => row.name).join('、')
  const fresh = rows.filter(row => row.grade === 'exempt')
  const gone = rows.filter(row => row.asOf < lastDate(month))
  const unrated = rows.filter(row => row.dimensions.satisfaction.score === null)
  const { exemptBelowDays } = huaian2016.grades
  return [
    ...(fresh.length ? [`${names(fresh)}任职不满${exemptBelowDays}天，只记分、不评等次`] : []),
    ...gone.map(row => `${row.name}已离任，评至${dayLabel(row.asOf)}`),
    ...(unrated.length
      ? [`${names(unrated)}近三个月评价青年不足${huaian2016.minRaters}人，满意度未评，等次最高为良好`]
      : []),
  ].map((note, index) => `${index === 0 ? '注：' : '　　'}${index + 1}. ${note}。`)
}

/** 汇总表: the tree of orgs, each with all that is below it. */
export function rollupTable(
  orgs: readonly { orgId: string; name: string; parentId?: string | undefined }[],
  rollups: ReadonlyMap<string, Rollup>,
  paint: Paint,
): string[] {
  const depthOf = (orgId: string | undefined): number => {
    const parent = orgs.find(org => org.orgId === orgId)?.parentId
    return parent === undefined ? 0 : 1 + depthOf(parent)
  }
  const below = (parentId: string | undefined): typeof orgs =>
    orgs.filter(org => org.parentId === parentId).flatMap(org => [org, ...below(org.orgId)])
  const count = (value: number, tone: Cell): Cell =>
    value === 0 ? ['·', 'faint'] : typeof tone === 'string' ? `${value}` : [`${value}`, tone[1]]
  const rows = below(undefined).flatMap(({ orgId, name }): Cell[][] => {
    const rollup = rollups.get(orgId)
    if (rollup === undefined) return []
    return [
      [
        '　'.repeat(depthOf(orgId)) + name,
        `${rollup.assessed}`,
        ...grades.map(grade => count(rollup.grades[grade], gradeCell(grade))),
        count(rollup.unrated, unrated),
        ...scores(rollup.dimensions),
      ],
    ]
  })
  const columns = [
    { title: '单位（含下级）' },
    right('参评'),
    ...grades.map((grade: Grade) => right(gradeLabels[grade])),
    right('未评满意度'),
    ...Object.values(dimensionLabels).map(right),
  ]
  return tableLines(columns, rows, paint)
}

/** 短板: a paragraph for each cadre, with what is lacking. */
export function lackLines(
  weak: readonly { row: Row; orgName: string; lacks: readonly string[] }[],
  paint: Paint,
  width = 96,
): string[] {
  return weak.flatMap(({ row, orgName, lacks }) => {
    const [grade, tone] = gradeCell(row.grade)
    const head = `${paint(row.name, 'strong')}（${orgName}，${scoreLabel(row.total)}分，${paint(grade, tone)}）`
    return [head, ...wrap(lacks, width - 4, '；').map(line => `    ${line}`)]
  })
}

/** One paragraph for the minutes: how many of which grade, and where all together are weakest. */
export function summary(
  month: string,
  orgName: string,
  { assessed, grades: by, unrated, dimensions }: Rollup,
): string[] {
  const counts = grades.map(grade => `${gradeLabels[grade]}${by[grade]}人`).join('、')
  const weakest = (Object.keys(indicatorIds) as DimensionId[])
    .flatMap(
      dimension =>
        Object.entries(dimensions[dimension].indicators) as [
          IndicatorId,
          { num: number; den: number } | null,
        ][],
    )
    .flatMap(([id, reached]) => (reached ? [{ id, share: reached.num / reached.den }] : []))
    .sort((a, b) => a.share - b.share)
    .slice(0, 3)
    .map(({ id, share }) => `${indicatorLabels[id]}（完成${Math.floor(share * 100)}%）`)
  return [
    `${monthLabel(month)}，${orgName}及所属单位参评团干部${assessed}人：${counts}。`,
    `未评满意度${unrated}人。`,
    `完成率最低的三项：${weakest.join('、')}。`,
  ]
}
