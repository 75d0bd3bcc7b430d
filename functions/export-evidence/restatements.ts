import type { Indicator } from '../../events/assessment.ts'
import { indicatorWords, statusWords } from '../../shared/assessing/words.ts'
import type { Revision } from '../../shared/domain/assessment/revision.ts'
import type { Table, Value } from '../../shared/spreadsheet/write/table.ts'

const reached = (indicator: Indicator) => (indicator ? `${indicator.num}/${indicator.den}` : '不适用')

function rowsOf({ revision, status, assessedAt, total, restates }: Revision): Value[][] {
  const made: Value[] = [revision, statusWords[status], assessedAt]
  const kept: Value[] = [
    ...made,
    restates ? `更正第${restates.revision}版` : '评定',
    '',
    total?.toFixed(1) ?? '无',
  ]
  if (!restates) return [kept]
  return [
    kept,
    ...restates.changes.map(({ indicator, from, to }): Value[] => [
      ...made,
      indicatorWords[indicator],
      reached(from),
      reached(to),
    ]),
    ...restates.events.map((event): Value[] => [...made, '原因：记录', '', event]),
    ...restates.rosterChanges.map(({ at, by }): Value[] => [...made, '原因：名册变动', by, at]),
  ]
}

/** Every revision of a result: when it was made, and of a restatement what it changed and why. */
export const restatementTable = (revisions: readonly Revision[]): Table => ({
  name: '版本与更正',
  columns: [
    { header: '版本', width: 8, type: 'number', format: '0' },
    { header: '状态', width: 8, type: 'text' },
    { header: '评定时间', width: 26, type: 'text' },
    { header: '事项', width: 20, type: 'text' },
    { header: '原', width: 16, type: 'text' },
    { header: '新', width: 40, type: 'text' },
  ],
  rows: revisions.flatMap(rowsOf),
})
