import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { patience, storiesOf } from './scale.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

/** Stories that are enough where they came to every branch, and how many are told until they do. */
const [enough, most] = [1_200, 9_600]

test('whatever goes wrong, what is recorded comes into the views', { timeout: patience }, async () => {
  const recording = storiesOf(most)
  const { told, failures, missed } = await campaign({
    seed: 1,
    runs: { recording },
    enough,
    mostFailures: 1,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(told).toBeGreaterThanOrEqual(Math.min(enough, recording))
  if (recording === most) expect(missed).toEqual([])
})

// One story of two hundred has a lake.
test('whatever goes wrong, what is recorded comes into the lake', { timeout: patience }, async () => {
  const { told, failures } = await campaign({
    seed: 1,
    runs: { recording: most },
    mostFailures: 1,
    among: ({ lake }) => lake,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(told).toBeGreaterThan(40)
})
