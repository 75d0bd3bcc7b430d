import { expect, test } from 'vitest'
import { campaign } from '../campaign.ts'
import { patience } from '../scale.ts'
import { bugs } from './all.ts'
import { rows } from './rows.ts'

/** Stories within which a bug of each tier must be found. */
const usual = { recording: 1_200, closing: 120, telling: 100 }

test.each(Object.entries(bugs))('it is found when %s', { timeout: patience }, async (_, bug) => {
  const { tier, tampering, focus, among, seed = 1, within = usual[tier] } = bug
  const runs = { [tier]: within }
  const { failures } = await campaign({ seed, runs, mostFailures: 1, tampering, focus, among })
  expect(failures).toHaveLength(1)
})

test('each row of what was seen has its bug', () => {
  const put = Object.values(bugs).flatMap(({ row }) => row ?? [])
  expect([...new Set(put)].sort()).toEqual(Object.keys(rows).sort())
})
