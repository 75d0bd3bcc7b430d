import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

test('whatever goes wrong, what is recorded comes into the views', async () => {
  const { failures, missed } = await campaign({
    seed: 1,
    runs: { recording: 1_500, closing: 0 },
    mostFailures: 1,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(missed).toEqual([])
})
