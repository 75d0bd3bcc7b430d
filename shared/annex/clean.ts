import { plainLetters } from './letters.ts'

const control = /(?!\n)\p{Cc}/gu
const fullWidthAlphanumeric = /[０-９Ａ-Ｚａ-ｚ]/g
const betweenHan = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu
const dotBetweenHan = /(?<=\p{Script=Han}) ?\. ?(?=\p{Script=Han})/gu
// What a CSV writer puts before text that a spreadsheet would take for a formula.
const formulaGuard = /^'(?=[=+\-@＝＋－＠])/

/** Remembers what it gave for the last some thousand texts: the same cell is looked at several times. */
function remembering(clean: (text: string) => string, most = 10_000): (text: string) => string {
  const known = new Map<string, string>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const cleaned = clean(text)
    known.set(text, cleaned)
    return cleaned
  }
}

/**
 * Text as it was meant: its letters are plain (see {@link plainLetters}), without control characters, spaces of every
 * width (U+3000, NBSP) collapsed and trimmed on each line, full-width digits and letters made ASCII. Punctuation stays
 * as it is: it belongs to names. Takes time in proportion to the length, whatever the text.
 */
export const cleanText = remembering(text =>
  plainLetters(text.replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n'))
    .replace(/[^\S\n]/g, ' ')
    .replace(control, '')
    .replace(/ {2,}/g, ' ')
    .replace(fullWidthAlphanumeric, letter => letter.normalize('NFKC'))
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
    .replace(formulaGuard, '')
    .trim(),
)

/** Text of one line: line breaks that only wrap are removed, and so are spaces that only spread Chinese characters. */
export const cleanLine = remembering(text =>
  cleanText(text)
    .replace(/(?<=[\w)]) ?\n ?(?=[\w(])/g, ' ')
    .replace(/\n/g, '')
    .replace(betweenHan, ''),
)

/** A person's name: a full stop between two Chinese characters is the `·` that some keyboards lack. */
export const cleanName = (text: string): string => cleanLine(text).replace(dotBetweenHan, '·')

/** For comparing headers and words: no spaces, no difference between full and half width, no bracketed remark. */
export const squash = remembering(text => {
  const words = cleanText(text)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\([^)]*\)?/g, '')
  let end = words.length
  while (end > 0 && ':*'.includes(words[end - 1] as string)) end -= 1
  return words.slice(0, end)
})
