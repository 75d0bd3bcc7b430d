/** What takes two columns: Han characters, kana, full-width forms and their punctuation. */
const wide = /[ᄀ-ᅟ⺀-〾ぁ-ꓽ가-힣豈-﫿︐-︙︰-﹯！-｠￠-￦\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns of half a Han character that a text takes. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

/** Lines that a text takes where so many columns are free. */
export function linesIn(text: string, width: number): number {
  const lines = text.split('\n').map(line => Math.ceil(widthOf(line) / Math.max(2, width)))
  return lines.reduce((sum, count) => sum + Math.max(1, count), 0)
}
