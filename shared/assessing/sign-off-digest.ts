import { createHash } from 'node:crypto'
import { grades, indicatorIds } from '../../events/assessment.ts'
import { emptySums, mergeSums, sumsOf } from '../domain/assessment/rollup.ts'
import { ascending } from '../domain/order.ts'
import type { Row } from '../repositories/rows.ts'

/** What a signature stands under: SHA-256 (hex) over a time's sums and cadres' digests, as canonical JSON. */
export function signOffDigest(orgId: string, time: string, rows: readonly Row[]): string {
  const sums = rows.map(sumsOf).reduce(mergeSums, emptySums())
  const indicators = Object.values(indicatorIds)
    .flat()
    .map(id => {
      const reached = sums.indicators[id]
      return [id, reached && [reached.num, reached.den, reached.raters ?? 0]]
    })
  const canonical = {
    assessed: sums.assessed,
    grades: grades.map(grade => [grade, sums.grades[grade]]),
    histogram: sums.histogram,
    indicators,
    month: time,
    orgId,
    results: [...rows]
      .sort((a, b) => ascending(a.cadreId, b.cadreId))
      .map(({ cadreId, digest }) => [cadreId, digest]),
    unrated: sums.unrated,
    v: 1,
  }
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
