import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { patience, storiesOf } from './scale.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

const all = 300

/** From which seed on the slowed stories soon come where the others did not. */
const firstSlowed = 109

/** Assessments and messages that are slow and split, more than usual: what needs two writers at once. */
const slow = { kinds: ['slow', 'queueSplit'], intensity: 1.5 } as const

test('whatever goes wrong while a month is closed, all comes out as the ledger says', {
  timeout: patience,
}, async () => {
  const closing = storiesOf(all)
  const { told, failures, missed } = await campaign({
    seed: 1,
    runs: { closing },
    mostFailures: 1,
  })
  const [failure] = failures
  expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
  expect(told).toBe(closing)
  // Two writers of one line seldom meet unless they are slowed down, and where they meet moves with every change.
  const unmet = new Set(missed)
  let seed = firstSlowed
  do {
    const slowed = await campaign({ seed, runs: { closing: 20 }, mostFailures: 1, focus: slow })
    expect(slowed.failures).toEqual([])
    for (const name of slowed.hits.keys()) unmet.delete(name)
    seed += 20
  } while (closing === all && unmet.size > 0 && seed < firstSlowed + all)
  if (closing === all) expect([...unmet]).toEqual([])
})

test.each([929, 1076, 1345])(
  'a slow assessment does not outlive a change taken back meanwhile (seed %i)',
  { timeout: patience },
  async seed => {
    const { failures } = await campaign({
      seed,
      runs: { closing: 1 },
      mostFailures: 1,
      focus: slow,
    })
    expect(failures).toEqual([])
  },
)

test.each([6956, 8131])(
  'a line does not stay where a cadre moved away amid the closing (seed %i)',
  { timeout: patience },
  async seed => {
    const focus = { ...slow, intensity: 5 }
    const { failures } = await campaign({ seed, runs: { closing: 1 }, mostFailures: 1, focus })
    expect(failures).toEqual([])
  },
)

test('a slow merge does not outlive a fresher one that found nothing to change', {
  timeout: patience,
}, async () => {
  const { failures } = await campaign({ seed: 839, runs: { closing: 1 }, mostFailures: 1 })
  expect(failures).toEqual([])
})
