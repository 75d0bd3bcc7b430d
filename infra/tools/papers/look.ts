import type { Sheet } from '../../../shared/spreadsheet/read/sheet.ts'
import type { Page, Word } from './words.ts'

/** Columns of a sheet that is made to be printed, and the least height of letters that one can read. */
const [mostColumns, leastPoints] = [12, 7]
/** Share of a word that another may cover, as descenders do. */
const touching = 0.25

const counted = (text: string) => {
  const counts = new Map<string, number>()
  for (const letter of text.match(/\p{L}/gu) ?? []) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

/** Letters that a text has more often than another, each as often as it is missing. */
function missingLetters(expected: string, found: string): string {
  const there = counted(found)
  return [...counted(expected)]
    .map(([letter, count]) => letter.repeat(Math.max(0, count - (there.get(letter) ?? 0))))
    .join('')
}

const textOf = ({ words }: Page) => words.map(({ text }) => text).join(' ')

/** Title and header of a sheet: they are on each of its pages. */
function headOf({ rows, merges }: Sheet): string {
  const isAcross = (at: number) => merges.some(({ top, left, right }) => top === at && right > left)
  const header = rows.findIndex((_, at) => !isAcross(at))
  return rows
    .slice(0, header + 1)
    .flat()
    .join('')
}

/** Pages by sheet: a page is of the current sheet while title and header of that are on it. */
function pagesOf(sheets: readonly Sheet[], pages: readonly Page[]): Page[][] {
  const heads = sheets.map(headOf)
  const bySheet: Page[][] = sheets.map(() => [])
  let current = 0
  for (const page of pages) {
    const text = textOf(page)
    while (current < sheets.length - 1 && missingLetters(heads[current] ?? '', text) !== '') current += 1
    bySheet[current]?.push(page)
  }
  return bySheet
}

function covers(one: Word, other: Word): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  if (width <= 0 || height <= 0) return false
  const area = ({ left, top, right, bottom }: Word) => (right - left) * (bottom - top)
  return width * height > touching * Math.min(area(one), area(other))
}

/** Words that lie over each other, and those that reach over the edge of the paper. */
function faultsOn({ width, height, words }: Page, number: number): string[] {
  const beyond = words.filter(
    ({ left, top, right, bottom }) => left < 0 || top < 0 || right > width || bottom > height,
  )
  const over = words.flatMap((word, at) =>
    words.slice(at + 1).flatMap(other => (covers(word, other) ? [[word, other] as const] : [])),
  )
  return [
    ...beyond.map(({ text }) => `page ${number}: cut at the edge: ${text}`),
    ...over.map(([one, other]) => `page ${number}: one over the other: ${one.text} / ${other.text}`),
  ]
}

/** How the sheets of a workbook came out, and what is cut, overlaid, missing or too small on them. */
export function lookAt(sheets: readonly Sheet[], pages: readonly Page[]) {
  const bySheet = pagesOf(sheets, pages)
  return sheets.map((sheet, at) => {
    const own = bySheet[at] ?? []
    const columns = Math.max(0, ...sheet.rows.map(row => row.length))
    const words = own.flatMap(page => page.words)
    const smallest = Math.min(...words.map(({ top, bottom }) => bottom - top))
    const missing = missingLetters(sheet.rows.flat().join(''), own.map(textOf).join(''))
    const faults = own.flatMap((page, index) => faultsOn(page, index + 1))
    if (missing !== '') faults.push(`not on the paper: ${missing}`)
    if (columns <= mostColumns && smallest < leastPoints)
      faults.push(`letters of ${smallest.toFixed(1)} points`)
    return { name: sheet.name, columns, pages: own.length, smallest, faults }
  })
}
