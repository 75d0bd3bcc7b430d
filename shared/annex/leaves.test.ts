import { expect, test } from 'vitest'
import { leaveWords, readLeaves } from './leaves.ts'

const march = { since: '2026-03-01', until: '2026-06-01', reason: '产假' }

test.each<[string, object[]]>([
  ['2026.3.1至2026.5.31（产假）', [march]],
  ['2026-03-01至2026-05-31(产假)', [march]],
  ['2026年3月1日～2026年5月31日（产假）', [march]],
  ['2026.3.1-2026.5.31（产假）', [march]],
  ['2026-3-1 － 2026-5-31(产假)', [march]],
  ['2026年3月1日-2026年5月31日（产假）', [march]],
  ['2026/7/1', [{ since: '2026-07-01', until: '2026-07-02' }]],
  ['2026.7.1—2026.7.10；2026.3.1到2026.5.31（产假）', [march, { since: '2026-07-01', until: '2026-07-11' }]],
])('%s is first and last day', (text, leaves) => {
  expect(readLeaves(text)).toEqual({ leaves })
})

test.each(['产假', '2026.5.31至2026.3.1', '2026.3.1至待定', '2026.3.1至2026.4.1至2026.5.1', '3月'])(
  '%s is named as it stands',
  text => {
    expect(readLeaves(`2026.1.1；${text}`)).toEqual({ leaves: [], wrong: text })
  },
)

test('what is written is read back', () => {
  const leaves = [march, { since: '2026-07-01', until: '2026-07-02' }]
  expect(leaveWords(leaves)).toBe('2026-03-01至2026-05-31（产假）；2026-07-01至2026-07-01')
  expect(readLeaves(leaveWords(leaves))).toEqual({ leaves })
  expect(leaveWords()).toBe('')
})
