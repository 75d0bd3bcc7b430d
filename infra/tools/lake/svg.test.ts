import { expect, test } from 'vitest'
import { drawChart } from './svg.ts'

const marks = [
  { along: '社区', series: '问候', value: 10 },
  { along: '社区', series: '<倾听>', value: 4 },
  { along: '农村', series: '问候', value: 7 },
]

test('bars are as high as their values, and what they stand for is said', () => {
  const svg = drawChart('bars', '覆盖面', '青年', marks)
  const heights = [...svg.matchAll(/height="([\d.]+)" fill="#\w+"><title>/g)].map(([, height]) =>
    Number(height),
  )
  expect(heights.map(height => Math.round((height / (heights[0] as number)) * 10))).toEqual([10, 7, 4])
  expect(svg).toContain('<title>社区 &lt;倾听&gt; 4</title>')
  expect(svg).toContain('覆盖面 · 青年')
})

test('of many series the eight largest are drawn', () => {
  const many = Array.from({ length: 12 }, (_, n) => ({ along: 'a', series: `s${n}`, value: n + 1 }))
  expect(drawChart('lines', 't', 'm', many).match(/<polyline/g)).toHaveLength(8)
})

test('an empty answer is an empty chart', () => {
  expect(drawChart('bars', 't', 'm', [])).toContain('</svg>')
})
