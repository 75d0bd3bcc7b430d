import { expect, test } from 'vitest'
import { campaign } from '../campaign.ts'
import { patience } from '../scale.ts'
import { tiers } from '../story.ts'
import { bugs } from './all.ts'
import { rows } from './rows.ts'

/** Stories within which a bug of each tier must be found. */
const usual = { recording: 1_200, closing: 120, telling: 100 }

const each = tiers.flatMap(tier => Object.entries(bugs[tier]).map(([name, bug]) => ({ name, tier, ...bug })))

test.each(each)('it is found when $name', { timeout: patience }, async bug => {
  const { tier, tampering, focus, among, seed = 1, within = usual[tier] } = bug
  const runs = { [tier]: within }
  const { failures } = await campaign({ seed, runs, mostFailures: 1, tampering, focus, among })
  expect(failures).toHaveLength(1)
})

test('each row of what was seen has its bug', () => {
  const put = each.flatMap(({ row }) => row ?? [])
  expect([...new Set(put)].sort()).toEqual(Object.keys(rows).sort())
})
