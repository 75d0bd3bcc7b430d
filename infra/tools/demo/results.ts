import { readAll } from '../../../shared/contracts/client.ts'
import { scoreLabel } from '../../../shared/labels/assessment.ts'
import { attentionLabel } from '../../../shared/labels/attention.ts'
import { dayLabel, periodLabel } from '../../../shared/labels/dates.ts'
import { closedMonth } from './close.ts'
import { type BodyOf, countyId, type Desk, few, rootId } from './desk.ts'
import { sheetLines, table } from './sheet.ts'

const path = { orgId: countyId }
type Rollup = Pick<BodyOf<'GET /v1/orgs/{orgId}/assessments/{month}'>, 'grades' | 'dimensions'>

/** Headings and cells of grades and dimensions. */
const summaryHeads = ({ labels }: Desk) => [
  ...Object.values(labels.grades),
  ...Object.values(labels.dimensions),
]
const summaryCells = ({ labels }: Desk, { grades, dimensions }: Rollup) => [
  ...Object.keys(labels.grades).map(grade => `${grades[grade as keyof typeof grades] || '·'}`),
  ...Object.values(dimensions).map(({ score }) => scoreLabel(score)),
]

/** 考核表 of the city, as it is printed and signed. */
export async function appraisal(desk: Desk): Promise<string[]> {
  const asked = { path: { orgId: rootId, month: desk.county.month } }
  return sheetLines(
    desk,
    (await desk.assessor('GET /v1/orgs/{orgId}/assessments/{month}/cadres.xlsx', asked)).body,
  )
}

/** 逐级汇总: each org with all below it, down the tree. */
export async function rollups(desk: Desk): Promise<string[]> {
  const { assessor, county } = desk
  const below = (parentId: string | undefined, depth: number): [name: string, orgId: string][] =>
    county.orgs
      .filter(org => org.parentId === parentId)
      .flatMap(({ orgId, name }) => [['　'.repeat(depth) + name, orgId], ...below(orgId, depth + 1)])
  const rows: string[][] = []
  for (const [name, orgId] of below(undefined, 0)) {
    const asked = { path: { orgId, month: county.month } }
    const { body } = await assessor('GET /v1/orgs/{orgId}/assessments/{month}', asked)
    rows.push([name, `${body.assessed}`, ...summaryCells(desk, body)])
  }
  return table(desk, ['单位（含下级）', '参评', ...summaryHeads(desk)], rows)
}

/** How much there is to help with: reasons, and indicators that are short. */
const amount = ({ reasons }: BodyOf<'GET /v1/orgs/{orgId}/attention'>['items'][number]): number =>
  reasons.reduce((sum, reason) => sum + (reason.why === 'short' ? reason.indicators.length : 1), 0)

/** 先帮谁: who needs help and why; of the one with most of it, what is short, and what could still have been done in mid-month. */
export async function help(desk: Desk): Promise<string[]> {
  const { assessor, county, labels } = desk
  const { month } = county
  const all = await readAll(assessor, 'GET /v1/orgs/{orgId}/attention', { path })
  const [first] = all.toSorted((a, b) => amount(b) - amount(a))
  if (first === undefined) return []
  const rows = Object.entries(labels.attentionReasons).flatMap(([why, label]) => {
    const names = all.flatMap(({ name, reasons }) => (reasons.some(each => each.why === why) ? [name] : []))
    return names.length > 0 ? [[label, `${names.length}`, few(names, 4, '人')]] : []
  })
  const { cadreId, name, orgName, reasons } = first
  const evidence = await assessor('GET /v1/cadres/{cadreId}/assessments/{month}/evidence.xlsx', {
    path: { cadreId, month },
  })
  const asOf = `${month}-15`
  const query = { month, asOf }
  const { doNext } = (await assessor('GET /v1/cadres/{cadreId}/progress', { path: { cadreId }, query })).body
  const steps = doNext.slice(0, 3).map(({ text }, at) => `${at + 1}. ${text}`)
  return [
    ...table(desk, ['原因', '人数', '团干部'], rows),
    '',
    `${name}（${orgName}）：${reasons.map(attentionLabel).join('；')}`,
    '',
    ...sheetLines(desk, evidence.body),
    '',
    `${name}在${dayLabel(asOf)}看到的待办（共${doNext.length}项，列前${steps.length}项）：`,
    ...steps,
  ]
}

/** The quarter of a month as periods are named: `2026-Q2`. */
export const quarterName = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`

/** 季度与年度: the county's months, merged. */
export async function periods(desk: Desk): Promise<string[]> {
  const { assessor, county, labels } = desk
  const months = [closedMonth(county), county.month]
  const quarters = months.map(quarterName)
  const years = months.map(month => month.slice(0, 4))
  const number = (month: string) => `${Number(month.slice(5))}月`
  const rows: string[][] = []
  for (const period of new Set([...quarters, ...years])) {
    const { body } = await assessor('GET /v1/orgs/{orgId}/periods/{period}', { path: { ...path, period } })
    const status = (month: string) =>
      labels.statuses[body.provisional.includes(month) ? 'provisional' : 'final']
    rows.push([
      periodLabel(period),
      body.months.map(month => number(month) + status(month)).join('、'),
      few(body.missing.map(number), 3, '个月'),
      `${body.assessed}`,
      ...summaryCells(desk, body),
    ])
  }
  return [
    ...table(desk, ['时段', '已评', '未评', '人次', ...summaryHeads(desk)], rows),
    '各指标的完成数与应完成数逐月相加后再计分，不是各月得分的平均。',
  ]
}
