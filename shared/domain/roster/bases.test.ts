import { expect, it } from 'vitest'
import { rosterExamples } from '../../../events/roster.ts'
import { baseNameOn, replaceBase } from './bases.ts'

const { base } = rosterExamples
const first = replaceBase(undefined, base, '2026-03-10').profile

it('is called what it was first said to be from the beginning, and another from the day of a change', () => {
  const { profile, change } = replaceBase(first, { ...base, name: '红星村团支部' }, '2026-05-20')
  expect(change).toBe('replaced')
  expect(['1900-01-01', '2026-05-19', '2026-05-20'].map(day => baseNameOn(profile, day))).toEqual([
    '红星社区团支部',
    '红星社区团支部',
    '红星村团支部',
  ])
  expect(profile.name).toBe('红星村团支部')
})

it('a slip is mended from the day on that is said, and today’s name stays where another came later', () => {
  const renamed = replaceBase(first, { ...base, name: '红星村团支部' }, '2026-05-20').profile
  const { profile } = replaceBase(
    renamed,
    { ...base, name: '红星', effectiveFrom: '2026-05-01' },
    '2026-06-10',
  )
  expect(['2026-04-30', '2026-05-01', '2026-05-20'].map(day => baseNameOn(profile, day))).toEqual([
    '红星社区团支部',
    '红星',
    '红星村团支部',
  ])
  expect(profile.name).toBe('红星村团支部')
})

it('is unchanged by what is valid already, and replaced where only its org is another', () => {
  expect(replaceBase(first, base, '2026-05-20').change).toBe('unchanged')
  const moved = replaceBase(first, { ...base, orgId: 'ha' }, '2026-05-20')
  expect([moved.change, moved.profile.orgId, moved.profile.names]).toEqual(['replaced', 'ha', first.names])
})
