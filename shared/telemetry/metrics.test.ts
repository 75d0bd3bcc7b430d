import { beforeEach, expect, test } from 'vitest'
import { flushMetrics, measure } from './metrics.ts'

const flushed = (namespace: string | undefined) => {
  const lines: string[] = []
  flushMetrics(namespace, 1_780_000_000_000, line => void lines.push(line))
  return lines.map(line => JSON.parse(line))
}
beforeEach(() => flushMetrics(undefined, 0))

test('counts of an invocation are added up, by dimension', () => {
  measure('accepted')
  measure('accepted', 2)
  measure('refused', 1, 'id_reused')
  measure('refused', 1, 'not_found')
  const _aws = (name: string, ...dimensions: string[][]) => ({
    Timestamp: 1_780_000_000_000,
    CloudWatchMetrics: [
      { Namespace: 'baixin', Dimensions: [[], ...dimensions], Metrics: [{ Name: name, Unit: 'Count' }] },
    ],
  })
  expect(flushed('baixin')).toEqual([
    { _aws: _aws('accepted'), accepted: 3 },
    { _aws: _aws('refused', ['code']), code: 'id_reused', refused: 1 },
    { _aws: _aws('refused', ['code']), code: 'not_found', refused: 1 },
  ])
  expect(flushed('baixin')).toEqual([])
})

test('times are kept one by one, a hundred at most', () => {
  measure('projectionLag', 40)
  measure('projectionLag', 60)
  expect(flushed('baixin')).toMatchObject([{ projectionLag: [40, 60] }])
  for (let n = 0; n < 300; n++) measure('projectionLag', n)
  expect(flushed('baixin')[0].projectionLag).toHaveLength(100)
})

test('without a namespace nothing is written, and nothing piles up', () => {
  measure('accepted')
  expect(flushed(undefined)).toEqual([])
  expect(flushed('baixin')).toEqual([])
})
