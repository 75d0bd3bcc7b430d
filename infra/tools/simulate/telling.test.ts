import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { patience, storiesOf } from './scale.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

const all = 200

test('whatever goes wrong, everybody is told each thing that is due once a day, and it arrives', {
  timeout: patience,
}, async () => {
  const telling = storiesOf(all)
  const { told, failures, missed } = await campaign({ seed: 1, runs: { telling }, mostFailures: 1 })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(told).toBe(telling)
  if (telling === all) expect(missed).toEqual([])
})
