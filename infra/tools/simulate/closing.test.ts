import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { patience, storiesOf } from './scale.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

const all = 400

test('whatever goes wrong while a month is closed, all comes out as the ledger says', {
  timeout: patience,
}, async () => {
  const closing = storiesOf(all)
  const { told, failures, missed } = await campaign({
    seed: 1,
    runs: { recording: 0, closing },
    mostFailures: 1,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(told).toBe(closing)
  if (closing === all) expect(missed).toEqual([])
})

test.each([929, 1076, 1345])(
  'a slow assessment does not outlive a change taken back meanwhile (seed %i)',
  {
    timeout: patience,
  },
  async seed => {
    const focus = { kinds: ['slow', 'queueSplit'], intensity: 1.5 } as const
    const { failures } = await campaign({ seed, runs: { recording: 0, closing: 1 }, mostFailures: 1, focus })
    expect(failures).toEqual([])
  },
)
