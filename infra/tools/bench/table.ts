import type { Finding } from './row.ts'

const headings = {
  what: 'what',
  budget: 'budget',
  measured: 'measured',
  verdict: '',
  against: 'compared with',
}
type Line = typeof headings

const toLine = ({ ok, ...finding }: Finding): Line => ({
  ...finding,
  verdict: ok === undefined ? '' : ok ? 'ok' : 'OVER',
})

/** The findings as an aligned table. */
export function table(findings: readonly Finding[]): string {
  const lines = [headings, ...findings.map(toLine)]
  const columns = Object.keys(headings) as (keyof Line)[]
  const widths = columns.map(column => Math.max(...lines.map(line => [...line[column]].length)))
  const padded = lines.map(line =>
    columns
      .map((column, i) => {
        const gap = ' '.repeat((widths[i] as number) - [...line[column]].length)
        return column === 'budget' || column === 'measured' ? gap + line[column] : line[column] + gap
      })
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map(width => '─'.repeat(width)).join('  ')
  return [padded[0], rule, ...padded.slice(1)].join('\n')
}
