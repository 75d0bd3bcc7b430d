const longestCell = 32_767
const hidden = /[\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Noncharacter_Code_Point}/gu

/** Text that is safe in a cell: trimmed, not too long, no control characters but line breaks, nothing that hides. */
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
