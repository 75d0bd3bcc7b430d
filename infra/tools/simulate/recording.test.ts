import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { patience, storiesOf } from './scale.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

const all = 9_600

test('whatever goes wrong, what is recorded comes into the views', { timeout: patience }, async () => {
  const recording = storiesOf(all)
  const { told, failures, missed } = await campaign({
    seed: 1,
    runs: { recording },
    mostFailures: 1,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(told).toBe(recording)
  if (recording === all) expect(missed).toEqual([])
})
