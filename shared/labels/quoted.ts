/** What a sentence quotes of a text; more would make answers grow with what was sent. */
const longest = 40

/** A text in quotation marks, cut where it is long. */
export function quoted(text: string): string {
  const letters = [...text]
  return `“${letters.length > longest ? `${letters.slice(0, longest).join('')}…` : text}”`
}
