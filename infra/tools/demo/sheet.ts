import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'
import type { AnsweredFile } from '../../../shared/contracts/client.ts'
import { readSpreadsheet } from '../../../shared/spreadsheet/read/spreadsheet.ts'
import { type Tone, tableLines } from '../terminal/table.ts'
import type { Desk } from './desk.ts'

/** Words that are to be noticed: grades, states of demands and of what a launch owes. */
export const toneOf =
  ({ grades, demandStates, launchStates }: Desk['labels']) =>
  (cell: string): Tone | undefined => {
    if (cell === grades.excellent || cell === launchStates.done) return 'good'
    if (cell === grades.pass) return 'warn'
    if (cell === grades.fail || cell === demandStates.overdue || cell === launchStates.late) return 'bad'
    return cell === grades.exempt || cell === '·' ? 'faint' : undefined
  }

/** A table of the demo's own. */
export const table = (
  { paint, labels }: Pick<Desk, 'paint' | 'labels'>,
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string[] => tableLines([heading, ...rows], paint, toneOf(labels))

/** Which part of a file is shown. */
export interface Shown {
  /** Name of the sheet; the first one unless said. */
  readonly sheet?: string
  /** So many rows, the first ones; below zero, the last ones. */
  readonly rows?: number
}

const short = (cell: string) => (/^\d+\.\d{2,}$/.test(cell) ? Number(cell).toFixed(1) : cell)

/** A sheet as the API wrote it, as lines for a terminal: title, what stands above, table, notes; not where it is signed. */
export function sheetLines(
  { paint, labels }: Pick<Desk, 'paint' | 'labels'>,
  { bytes }: { readonly bytes: Uint8Array },
  { sheet: name, rows: most = Number.POSITIVE_INFINITY }: Shown = {},
): string[] {
  const sheets = readSpreadsheet(bytes)
  const sheet = sheets.find(known => known.name === name) ?? sheets[0]
  if (sheet === undefined) return []
  const { rows, merges } = sheet
  const isText = (at: number) => merges.some(({ top, left, right }) => top === at && right > left)
  const head = rows.findIndex((_, at) => !isText(at))
  const end = rows.findIndex((_, at) => at > head && isText(at))
  const body = rows.slice(head + 1, end < 0 ? undefined : end)
  const notes = (end < 0 ? [] : rows.slice(end)).map(cells => cells.filter(cell => cell !== ''))
  const [title = [], ...above] = rows.slice(0, head).map(cells =>
    cells
      .filter(cell => cell !== '')
      .join('　')
      .replaceAll('\n', '　'),
  )
  const excerpt = (most < 0 ? body.slice(most) : body.slice(0, most)).map(cells => cells.map(short))
  const rest =
    excerpt.length < body.length
      ? [`（共${body.length}行，${most < 0 ? '列后' : '列前'}${excerpt.length}行）`]
      : []
  return [
    paint(String(title), 'strong'),
    ...above.map(line => paint(line, 'faint')),
    '',
    ...table({ paint, labels }, rows[head] ?? [], excerpt),
    ...[...rest, ...notes.flatMap(cells => (cells.length === 1 ? cells : []))].map(line =>
      paint(line, 'faint'),
    ),
  ]
}

/** Saves files where nobody has to clear up after the demo: always the same place for the same user. */
export async function save(
  files: readonly AnsweredFile[],
  folder = join(tmpdir(), `baixin-demo-${userInfo().username}`),
): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const { name, bytes } of files) await writeFile(join(folder, basename(name)), bytes)
  return [`已另存于 ${folder}：`, ...files.map(({ name }) => `· ${basename(name)}`)]
}
