import { timeLabel } from './dates.ts'

/** The font of every sheet, and its footer: `&P` is the page's number, `&N` how many there are. */
export const [sheetFont, pageFooter] = ['宋体', '第 &P 页，共 &N 页']

/** Names of sheets. */
export const sheetNames = {
  nameless: '表格',
  appraisal: '考核表',
  details: '明细',
  evidence: '考核依据',
  records: '计分记录',
  revisions: '版本与更正',
  demands: '问题清单',
} as const

/** Headers of columns. */
export const columnLabels = {
  number: '序号',
  name: '姓名',
  unit: '单位',
  post: '职务',
  unitAndPost: '单位及职务',
  category: '类别',
  total: '总分',
  grade: '等次',
  months: '考核月数',
  missingMonths: '缺月',
  grades: '各月等次',
  status: '状态',
  revision: '版本',
  raters: '评分人数',
  asOf: '考核截止日',
  policy: '考核办法',
  digest: '数据摘要',
  remark: '备注',
} as const

/** A column of an indicator's two numbers. */
export const shareLabels = {
  reached: (indicator: string) => `${indicator}（完成）`,
  due: (indicator: string) => `${indicator}（应完成）`,
} as const

/** What is written by hand under a sheet. */
export const signingLabels = ['审核人（签字）：', '单位（盖章）：', '日期：　　　　年　　月　　日']

/** What stands above a sheet. */
export const aboveLabels = {
  filledBy: (unit: string) => `填表单位：${unit}`,
  asOf: (date: string) => `考核截止：${date}`,
  status: (status: string, policy: string) => `${status}结果（${policy}）`,
} as const

/** Remarks below a sheet, numbered. */
export const noteLines = (notes: readonly string[]): string[] =>
  notes.map((note, at) => `注${at + 1}：${note}`)

/** Who signed for how many results, when, and whether they have changed since. */
export function signatureLabel(
  {
    by,
    at,
    cadres,
    note,
    outdated,
  }: { by: string; at: string; cadres: number; note?: string; outdated?: boolean },
  timeZone: string,
): string {
  const remark = note === undefined ? '' : `，${note}`
  const signed = `系统内签字：${by}于${timeLabel(at, timeZone)}签${cadres}人结果${remark}`
  if (outdated === undefined) return `${signed}。`
  return `${signed}（${outdated ? '签字后有更正，须重新签字' : '有效'}）。`
}
