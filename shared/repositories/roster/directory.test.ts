import { beforeEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { memoryRoster } from '../testing/memory.ts'
import { directoryOn } from './directory.ts'
import type { Roster } from './roster.ts'
import { populate } from './testing/examples.ts'

const today = '2026-05-20'
let roster: Roster
let now: Date
let directory: Directory

beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  directory = directoryOn(roster, () => now)
})

test('today is the day in Shanghai', () => {
  now = new Date('2026-05-31T23:59:59+08:00')
  expect(directory.today()).toBe('2026-05-31')
  now = new Date('2026-05-31T16:00:00Z')
  expect(directory.today()).toBe('2026-06-01')
})

test('what there is, and what there is not', async () => {
  expect(await directory.readOrgPath('ls-zhuma', today)).toEqual(['ls-zhuma', 'ls', 'ha'])
  expect(await directory.readOrgPath('nobody', today)).toEqual([])
  expect(await directory.readBase('b-hongxing')).toMatchObject({ orgId: 'ls' })
  expect(await directory.readBase('b-nobody')).toBeUndefined()
  expect(await directory.readProfile('c-wang')).toMatchObject({ history: [{ orgId: 'ls' }] })
  expect(await directory.readProfile('c-nobody')).toBeUndefined()
})
