import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

test('whatever goes wrong while a month is closed, all comes out as the ledger says', async () => {
  const { failures, missed } = await campaign({
    seed: 1,
    runs: { recording: 0, closing: 500 },
    mostFailures: 1,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(missed).toEqual([])
})
