import { expect, test } from 'vitest'
import type { Assignment } from '../../../events/index.ts'
import { mergedAssignments } from './merge.ts'

const assigned = (baseId: string, since: string, until?: string): Assignment => ({
  baseId,
  plannedOn: '2026-01-05',
  since,
  ...(until !== undefined && { until }),
})
const merged = (...assignments: Assignment[]) =>
  mergedAssignments(assignments, 'b-2', 'b-1', '2026-05-20').map(({ baseId, since, until }) =>
    [baseId, since, until].filter(each => each !== undefined).join(' '),
  )

test.each<[string, Assignment[], string[]]>([
  [
    'what runs ends today and goes on with the other',
    [assigned('b-2', '2026-01-01', '2026-12-01')],
    ['b-2 2026-01-01 2026-05-20', 'b-1 2026-05-20 2026-12-01'],
  ],
  ['what ended stays', [assigned('b-2', '2026-01-01', '2026-05-20')], ['b-2 2026-01-01 2026-05-20']],
  ['what begins today or later is the other', [assigned('b-2', '2026-05-20')], ['b-1 2026-05-20']],
  [
    'where both run one is enough',
    [assigned('b-1', '2026-02-01'), assigned('b-2', '2026-01-01'), assigned('b-2', '2026-06-01')],
    ['b-1 2026-02-01', 'b-2 2026-01-01 2026-05-20'],
  ],
  ['another is left alone', [assigned('b-3', '2026-01-01')], ['b-3 2026-01-01']],
])('%s', (_, assignments, expected) => {
  expect(merged(...assignments)).toEqual(expected)
})
