const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/g
const control = /(?!\n)\p{Cc}/gu
const fullWidthAlphanumeric = /[０-９Ａ-Ｚａ-ｚ]/g
const betweenHan = /(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu
// What a CSV writer puts before text that a spreadsheet would take for a formula.
const formulaGuard = /^'(?=[=+\-@＝＋－＠])/

/**
 * Text as it was meant: no control or invisible characters, spaces of every width (U+3000, NBSP) collapsed and
 * trimmed on each line, full-width digits and letters made ASCII. Punctuation stays as it is: it belongs to names.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(control, '')
    .replace(invisible, '')
    .replace(fullWidthAlphanumeric, letter => letter.normalize('NFKC'))
    .replace(/ *\n[ \n]*/g, '\n')
    .replace(/ +/g, ' ')
    .trim()
    .replace(formulaGuard, '')
    .trim()
}

/** Text of one line: line breaks that only wrap are removed, and so are spaces that only spread Chinese characters. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/(?<=[\w)]) ?\n ?(?=[\w(])/g, ' ')
    .replace(/\n/g, '')
    .replace(betweenHan, '')
}

/** For comparing headers and words: no spaces, no difference between full and half width, no bracketed remark. */
export function squash(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/\([^)]*\)?/g, '')
    .replace(/[:：*]+$/g, '')
}
