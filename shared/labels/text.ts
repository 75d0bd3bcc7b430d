/** Items in a row: 甲、乙、丙. */
export const listed = (items: readonly string[]): string => items.join('、')

/** The first few items, and how many there are: 甲、乙等5人. */
export const firstOf = (items: readonly string[], most: number, unit: string): string =>
  items.length <= most ? listed(items) : `${listed(items.slice(0, most))}等${items.length}${unit}`

/** A remark in brackets, or nothing. */
export const bracketed = (text: string): string => (text === '' ? '' : `（${text}）`)
