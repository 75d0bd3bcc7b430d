const longestCell = 32_767
const hidden = /[\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Noncharacter_Code_Point}/gu

/**
 * Text that is safe in a cell: no control characters but line breaks, nothing that hides or reorders what is shown,
 * no half characters, trimmed, and not longer than a spreadsheet takes.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(hidden, '')
    .trim()
    .slice(0, longestCell)
    .toWellFormed()
}
