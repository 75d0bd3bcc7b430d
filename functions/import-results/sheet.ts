import { feedbackSourceLabels } from '../../shared/labels/events.ts'
import { type FileName, fileNames } from '../../shared/labels/file-names.ts'
import { rowResultLabels } from '../../shared/labels/import.ts'
import { jobSheetNames, jobTitles } from '../../shared/labels/jobs.ts'
import { fieldLabels } from '../../shared/labels/roster.ts'
import type { DoneRow, Job } from '../../shared/repositories/jobs.ts'
import { date, type Shown, tabulated, text } from '../../shared/spreadsheet/write/columns.ts'
import type { Table, Value } from '../../shared/spreadsheet/write/table.ts'
import { writeXlsx } from '../../shared/spreadsheet/write/xlsx.ts'
import type { Dependencies } from './ports.ts'

type Columns = readonly Shown<DoneRow>[]

/** Columns of the rows of links; `baseName` says a base by its id. */
const linkColumns = (baseName: (baseId: string) => string): Columns => {
  const of =
    (
      value: (link: {
        baseId: string
        field: keyof typeof fieldLabels
        since: string
        until?: string
      }) => Value,
    ) =>
    (row: DoneRow) =>
      'link' in row ? value(row.link as Parameters<typeof value>[0]) : null
  return [
    [text(jobTitles.base, 30), of(({ baseId }) => baseName(baseId))],
    [text(jobTitles.field, 14), of(({ field }) => fieldLabels[field])],
    [date(jobTitles.since), of(({ since }) => since)],
    [date(jobTitles.until), of(({ until }) => until ?? null)],
  ]
}

const feedbackColumns: Columns = [
  [
    { header: jobTitles.score, width: 8, type: 'number' },
    row => ('feedback' in row ? row.feedback.score : null),
  ],
  [date(jobTitles.date), row => ('feedback' in row ? row.feedback.occurredAt.slice(0, 10) : null)],
  [text(jobTitles.source, 12), row => ('feedback' in row ? feedbackSourceLabels[row.feedback.source] : null)],
]

const results: Columns = [
  [text(jobTitles.result, 8), ({ result }) => rowResultLabels[result]],
  [text(jobTitles.reason, 40), ({ reason }) => reason ?? null],
]

/** The rows that are done and wanted, in the order of the file, with their results: no phone and no identity number. */
export async function writeResults(
  { jobs, roster }: Dependencies,
  job: Job,
  isWanted: (row: DoneRow) => boolean,
): Promise<FileName & { bytes: Uint8Array }> {
  const rows: DoneRow[] = []
  for await (const chunk of jobs.listDoneRows(job, 0)) rows.push(...chunk.rows.filter(isWanted))
  const baseIds = new Set(rows.flatMap(row => ('link' in row ? [row.link.baseId] : [])))
  const bases = await roster.readBases([...baseIds])
  const severalSheets = rows.some(({ sheet }) => sheet !== undefined)
  const sheetColumn: Columns = [[text(jobTitles.sheet, 14), ({ sheet }) => sheet ?? null]]
  const columns: Columns = [
    ...(severalSheets ? sheetColumn : []),
    [{ header: jobTitles.line, width: 6, type: 'number' }, ({ line }) => line],
    [text(jobTitles.cadre, 12), ({ cadreName }) => cadreName],
    [text(jobTitles.youthId, 28), ({ youthId }) => youthId ?? null],
    ...(job.kind === 'feedback' ? feedbackColumns : linkColumns(baseId => bases[baseId]?.name ?? baseId)),
    ...results,
  ]
  const table: Table = {
    name: jobSheetNames[job.kind],
    ...tabulated(columns, rows),
    landscape: true,
  }
  return { ...fileNames.job(jobSheetNames[job.kind], job.kind, job.jobId), bytes: await writeXlsx([table]) }
}
