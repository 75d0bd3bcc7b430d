import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { patience, storiesOf } from './scale.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

/** Stories that are enough where they came to every branch, and how many are told until they do. */
const [enough, most] = [100, 400]

test('whatever goes wrong, everybody is told each thing that is due once a day, and it arrives', {
  timeout: patience,
}, async () => {
  const telling = storiesOf(most)
  const { told, failures, missed } = await campaign({
    seed: 1001,
    runs: { telling },
    enough,
    mostFailures: 1,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(told).toBeGreaterThanOrEqual(Math.min(enough, telling))
  if (telling === most) expect(missed).toEqual([])
})
