import { type Markup, markup } from '../../../shared/http/html.ts'

/** A line of a description; what stands between backticks is code. */
export const line = (text: string): Markup =>
  markup`${text.split('`').map((part, at) => (at % 2 === 1 ? markup`<code>${part}</code>` : part))}`

/** A description: paragraphs between empty lines, and lists of lines that begin with a dash. */
export function prose(text: string): Markup {
  const blocks = text.split(/\n{2,}/).map(block => {
    const lines = block.split('\n')
    return lines.every(item => item.startsWith('- '))
      ? markup`<ul>${lines.map(item => markup`<li>${line(item.slice(2))}</li>`)}</ul>`
      : markup`<p>${line(block)}</p>`
  })
  return markup`${blocks}`
}
