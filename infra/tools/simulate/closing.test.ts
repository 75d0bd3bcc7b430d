import { expect, test } from 'vitest'
import { campaign, type Focus, slowed } from './campaign.ts'
import { patience, storiesOf } from './scale.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

/** Stories that are told, and how many further ones of either kind until they came to every branch. */
const [plain, further] = [120, 300]

/** From which seed on the slowed stories soon come where the others did not. */
const firstSlowed = 49

/** How many are told between two looks at what was not reached yet. */
const batch = 20

test('whatever goes wrong while a month is closed, all comes out as the ledger says', {
  timeout: patience,
}, async () => {
  const all = storiesOf(plain)
  const unmet = new Set<string>()
  const tellSome = async (seed: number, closing: number, focus?: Focus) => {
    const { told, failures, hits, missed } = await campaign({
      seed,
      runs: { closing },
      mostFailures: 1,
      focus,
    })
    const [failure] = failures
    expect(failure && (await virtually(() => tale(failure.story)))).toBeUndefined()
    expect(told).toBe(closing)
    if (seed === 1) for (const name of missed) unmet.add(name)
    for (const name of hits.keys()) unmet.delete(name)
  }
  await tellSome(1, all)
  // Two writers of one line seldom meet unless they are slowed down, and where they meet moves with every change.
  await tellSome(firstSlowed, batch, slowed)
  for (let more = 0; all === plain && unmet.size > 0 && more < further; more += batch) {
    await tellSome(1 + plain + more, batch)
    await tellSome(firstSlowed + batch + more, batch, slowed)
  }
  if (all === plain) expect([...unmet]).toEqual([])
})

test.each([684, 3412])(
  'a slow assessment does not outlive a change taken back meanwhile (seed %i)',
  { timeout: patience },
  async seed => {
    const { failures } = await campaign({
      seed,
      runs: { closing: 1 },
      mostFailures: 1,
      focus: slowed,
    })
    expect(failures).toEqual([])
  },
)

test.each([327, 1013])(
  'a line does not stay where a cadre moved away amid the closing (seed %i)',
  { timeout: patience },
  async seed => {
    const focus = { ...slowed, intensity: 5 }
    const { failures } = await campaign({ seed, runs: { closing: 1 }, mostFailures: 1, focus })
    expect(failures).toEqual([])
  },
)

test('a slow merge does not outlive a fresher one that found nothing to change', {
  timeout: patience,
}, async () => {
  const focus = { ...slowed, intensity: 5 }
  const { failures } = await campaign({ seed: 3096, runs: { closing: 1 }, mostFailures: 1, focus })
  expect(failures).toEqual([])
})
