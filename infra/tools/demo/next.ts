import type { Row } from './assess.ts'

/** What to try next, as commands to copy: progress so far, the credit of one cadre, the table itself. */
export function nextSteps(
  base: string,
  month: string,
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): string[] {
  const at = new URL(base).port === '3100' ? '' : ` --url ${base}`
  const weak = rows.find(row => row.grade === 'pass') ?? rows.at(-1)
  const best = rows[0]
  if (weak === undefined || best === undefined) return []
  const bearer = `-H "authorization: Bearer $TOKEN"`
  return [
    `TOKEN=$(npm run -s token -- --role assessor --org ha${at})`,
    `# ${nameOf(weak)}到当月20日的进度与差距`,
    `curl -s ${bearer} '${base}/v1/cadres/${weak.cadreId}/progress?month=${month}&asOf=${month}-20'`,
    `# ${nameOf(best)}的“季度活动”得分由哪些记录得来`,
    `curl -s ${bearer} '${base}/v1/cadres/${best.cadreId}/assessments/${month}/credit' | node -pe 'JSON.parse(fs.readFileSync(0)).credit.quarterActivity'`,
    '# 评估表的原始数据（JSON）',
    `curl -s ${bearer} '${base}/v1/orgs/ls/assessments/${month}/cadres?sort=total'`,
  ]
}
