import { expect, test } from 'vitest'
import { bugs } from './bugs/all.ts'
import { tell } from './run.ts'
import { patience } from './scale.ts'
import { shrink } from './shrink.ts'
import { storyOf } from './story.ts'
import { tale } from './tale.ts'
import { virtually } from './virtual.ts'

const name = 'entries that the bus refused are taken for published'

test('a failing story gets smaller, fails still, and is told alike each time', {
  timeout: patience,
}, async () => {
  const { tampering } = bugs.recording[name] ?? {}
  const whole = storyOf(4, 'recording')
  const small = await virtually(() => shrink(whole, tampering))
  const { found, faults } = await virtually(() => tell(small, tampering?.()))
  expect(found.length).toBeGreaterThan(0)
  expect(small.actions).toHaveLength(1)
  expect(faults.map(({ kind }) => kind)).toContain('entryRefused')
  const told = await virtually(() => tale(small, tampering?.()))
  expect(await virtually(() => tale(small, tampering?.()))).toBe(told)
})
