import type { Revision, RosterCause } from '../../shared/domain/assessment/revision.ts'
import { indicatorLabels, reachedLabel, statusLabels } from '../../shared/labels/assessment.ts'
import type { Table, Value } from '../../shared/spreadsheet/write/table.ts'

const subjectWords = { cadre: '团干部', link: '联系关系', org: '组织', base: '基层组织' } as const

function causeWords({ by, subject, subjectId = '', youthId }: RosterCause): string {
  const about = subject ? `${subjectWords[subject]} ${subjectId}` : '名册'
  return `${about}${youthId === undefined ? '' : `→${youthId}`}（经办：${by}）`
}

function rowsOf({ revision, status, assessedAt, total, restates }: Revision): Value[][] {
  const made: Value[] = [revision, statusLabels[status], assessedAt]
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
      indicatorLabels[indicator],
      reachedLabel(from),
      reachedLabel(to),
    ]),
    ...restates.events.map((event): Value[] => [...made, '原因：记录', '', event]),
    ...restates.rosterChanges.map((change): Value[] => [
      ...made,
      '原因：名册变动',
      change.at,
      causeWords(change),
    ]),
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
