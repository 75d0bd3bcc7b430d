/** A series of a picture: what it is of, and its values along the steps. */
export interface Series {
  readonly name: string
  readonly values: readonly (number | undefined)[]
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Sizes of the picture, and of its margins. */
const [width, height, left, right, top, bottom] = [860, 520, 60, 250, 40, 50]

/** Line above which a value is too much, steps along the bottom, what is measured. */
export interface Axes {
  readonly title: string
  readonly steps: readonly string[]
  readonly budget: number
  readonly unit: string
}

/** A picture of how values grow, on a logarithmic scale: SVG that any browser shows, also on dark paper. */
export function growthPicture({ title, steps, budget, unit }: Axes, series: readonly Series[]): string {
  const most = Math.max(budget, ...series.flatMap(({ values }) => values.map(value => value ?? 0)))
  const decades = Math.ceil(Math.log10(most))
  const x = (step: number) => left + ((width - left - right) * step) / (steps.length - 1)
  const y = (value: number) =>
    height - bottom - ((height - top - bottom) * Math.log10(Math.max(1, value))) / decades
  const text = (at: number, line: number, said: string, more = '') =>
    `<text x="${at.toFixed(1)}" y="${line.toFixed(1)}" ${more}>${escaped(said)}</text>`
  const grid = Array.from({ length: decades + 1 }, (_, n) => {
    const line = y(10 ** n)
    return `<path class="grid" d="M${left} ${line.toFixed(1)}H${width - right}"/>${text(left - 8, line + 4, (10 ** n).toLocaleString('en'), 'text-anchor="end"')}`
  })
  const under = steps.map((step, n) => text(x(n), height - bottom + 22, step, 'text-anchor="middle"'))
  const ends = [...series]
    .map(({ name, values }) => ({ name, end: values.findLast(value => value !== undefined) ?? 0 }))
    .sort((a, b) => b.end - a.end)
  // Labels that would lie on each other move down.
  let last = Number.NEGATIVE_INFINITY
  const labels = ends.map(({ name, end }) => {
    last = Math.max(y(end) + 4, last + 14)
    return text(width - right + 10, last, `${name} ${Math.round(end).toLocaleString('en')}`)
  })
  const lines = series.map(({ values }) => {
    const points = values.flatMap((value, n) =>
      value === undefined ? [] : [`${x(n).toFixed(1)} ${y(value).toFixed(1)}`],
    )
    const end = values.findLast(value => value !== undefined) ?? 0
    return `<path class="${end > budget ? 'over' : 'line'}" d="M${points.join('L')}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<style>text{fill:#57606a}.grid{stroke:#d0d7de;fill:none}.line{stroke:#0969da;fill:none;stroke-width:1.5}.over{stroke:#bf3989;fill:none;stroke-width:1.5}.budget{stroke:#1a7f37;stroke-dasharray:6 4;fill:none}</style>
${text(left, 20, title, 'font-size="15"')}
${grid.join('\n')}
<path class="budget" d="M${left} ${y(budget).toFixed(1)}H${width - right}"/>
${text(left + 6, y(budget) - 6, `${budget} ${unit}`)}
${under.join('\n')}
${lines.join('\n')}
${labels.join('\n')}
</svg>
`
}
