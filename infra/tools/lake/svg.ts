/** One value of a chart. */
export interface Mark {
  readonly along: string
  readonly series: string
  readonly value: number
}

const [width, height] = [960, 540] as const
const margin = { top: 64, right: 24, bottom: 96, left: 72 } as const
const [inner, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom] as const
const colours = ['#c8102e', '#1f4e79', '#2e8b57', '#b8860b', '#6a4c93', '#00798c', '#8c564b', '#555555']
/** Series drawn in a colour of their own. */
const mostSeries = colours.length
const lettering = 'font-family="Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"'

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, each => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[each] as string)

/** The least of 1, 2, 5, 10, 20, 50 … that four steps of reach so far. */
function stepOf(most: number): number {
  for (let power = 10 ** Math.floor(Math.log10(Math.max(most, 1) / 4)); ; power *= 10)
    for (const times of [1, 2, 5]) if (power * times * 4 >= most) return power * times
}

const shortened = (text: string, length: number) =>
  [...text].length > length ? `${[...text].slice(0, length - 1).join('')}…` : text

/** The values in the order in which they come, each once. */
const distinct = (values: readonly string[]) => [...new Set(values)]

function axes(
  places: readonly string[],
  xOf: (at: number) => number,
  yOf: (value: number) => number,
  step: number,
) {
  const lines = [0, 1, 2, 3, 4].map(n => {
    const y = yOf(n * step).toFixed(1)
    return `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y}" y2="${y}" stroke="#ddd"/><text x="${margin.left - 8}" y="${y}" dy="4" text-anchor="end" font-size="12" fill="#555">${Number((n * step).toFixed(2))}</text>`
  })
  const every = Math.ceil(places.length / 24)
  const labels = places.flatMap((place, at) =>
    at % every === 0
      ? [
          `<text transform="translate(${xOf(at).toFixed(1)},${height - margin.bottom + 16}) rotate(-35)" text-anchor="end" font-size="12" fill="#333">${escaped(shortened(place, 14))}</text>`,
        ]
      : [],
  )
  return [...lines, ...labels]
}

function legend(series: readonly string[]): string[] {
  let x = margin.left
  const room = Math.floor((inner / series.length - 28) / 13)
  return series.map((name, at) => {
    const label = shortened(name, room)
    const drawn = `<rect x="${x}" y="40" width="12" height="12" fill="${colours[at]}"/><text x="${x + 16}" y="51" font-size="12" fill="#333">${escaped(label)}</text>`
    x += 28 + [...label].length * 13
    return drawn
  })
}

/** A simple chart: bars side by side, or a line for each series; the same marks give the same text. */
export function drawChart(
  kind: 'bars' | 'lines',
  title: string,
  measured: string,
  marks: readonly Mark[],
): string {
  const places = distinct(marks.map(({ along }) => along))
  const sums = new Map<string, number>()
  for (const { series, value } of marks) sums.set(series, (sums.get(series) ?? 0) + value)
  // Where there are many, the largest ones are drawn, in the order in which they came.
  const largest = new Set(
    [...sums]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostSeries)
      .map(([name]) => name),
  )
  const series = distinct(marks.map(mark => mark.series)).filter(name => largest.has(name))
  const shown = marks.filter(mark => largest.has(mark.series))
  const step = stepOf(Math.max(0, ...shown.map(({ value }) => value)))
  const slot = inner / Math.max(1, places.length)
  const xOf = (at: number) => margin.left + slot * (at + 0.5)
  const yOf = (value: number) => margin.top + tall - (value / (4 * step)) * tall
  const drawn = series.flatMap((name, at) => {
    const own = shown.filter(mark => mark.series === name)
    if (kind === 'lines') {
      const points = own
        .map(({ along, value }) => [places.indexOf(along), value] as const)
        .sort(([a], [b]) => a - b)
        .map(([place, value]) => `${xOf(place).toFixed(1)},${yOf(value).toFixed(1)}`)
      return [
        `<polyline fill="none" stroke="${colours[at]}" stroke-width="2" points="${points.join(' ')}"/>`,
        ...points.map(point => {
          const [x, y] = point.split(',')
          return `<circle cx="${x}" cy="${y}" r="3" fill="${colours[at]}"/>`
        }),
      ]
    }
    const bar = (slot * 0.8) / series.length
    return own.map(({ along, value }) => {
      const x = margin.left + slot * (places.indexOf(along) + 0.1) + bar * at
      const y = yOf(value)
      return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${bar.toFixed(1)}" height="${(margin.top + tall - y).toFixed(1)}" fill="${colours[at]}"><title>${escaped(`${along} ${name} ${value}`)}</title></rect>`
    })
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${lettering}>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${margin.left}" y="26" font-size="18" fill="#111">${escaped(`${title} · ${measured}`)}</text>
${[...(series.length > 1 ? legend(series) : []), ...axes(places, xOf, yOf, step), ...drawn].join('\n')}
</svg>
`
}
