import type { DemandRow } from '../../../shared/domain/demands/demand-list.ts'
import { demandOriginLabels, demandStateLabels, yesNo } from '../../../shared/labels/demands.ts'
import { demandCategoryLabels } from '../../../shared/labels/events.ts'
import type { Column, Table } from '../../../shared/spreadsheet/write/table.ts'

/** A row with what the views do not hold. */
export interface Line extends DemandRow {
  readonly text: string
  readonly owner: string
  readonly org: string
}

const columns: readonly Column[] = [
  { header: '序号', width: 6, type: 'number', format: '0' },
  { header: '类别', width: 10, type: 'text' },
  { header: '内容', width: 50, type: 'text' },
  { header: '青年编号', width: 16, type: 'text' },
  { header: '来源', width: 10, type: 'text' },
  { header: '提出日期', width: 12, type: 'date' },
  { header: '已历天数', width: 9, type: 'number', format: '0' },
  { header: '状态', width: 15, type: 'text' },
  { header: '是否答复', width: 9, type: 'text' },
  { header: '答复期限', width: 12, type: 'date' },
  { header: '解决期限', width: 12, type: 'date' },
  { header: '联系团干部', width: 12, type: 'text' },
  { header: '所属组织', width: 24, type: 'text' },
]

/** The demand list as a sheet; its rows stay in their order. */
export function demandSheet(org: string, today: string, lines: readonly Line[]): Table {
  return {
    name: '问题清单',
    title: `${org}青年问题清单（截至${today.replaceAll('-', '.')}）`,
    columns,
    rows: lines.map((line, index) => [
      index + 1,
      demandCategoryLabels[line.category],
      line.text,
      line.youthId,
      demandOriginLabels[line.byFeedback ? 'feedback' : 'cadre'],
      line.raisedOn,
      line.ageDays,
      demandStateLabels[line.state],
      yesNo(line.answered),
      line.answerDue,
      line.settleDue,
      line.owner,
      line.org,
    ]),
  }
}
