import { beforeEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { directoryOn } from './directory.ts'
import { memoryRoster } from './memory.ts'
import type { Roster } from './roster.ts'
import { admin, populate, wang } from './testing/examples.ts'

let roster: Roster
let now: Date
let directory: Directory

beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  directory = directoryOn(roster, () => now)
})

test('a cadre belongs to the org of today, in Shanghai; before its first day to the first', async () => {
  await roster.putCadre(
    'c-wang',
    { ...wang, orgId: 'ls-zhuma', effectiveFrom: '2026-06-01' },
    admin('2026-05-02'),
  )
  const orgOn = (instant: string) => {
    now = new Date(instant)
    return directory.orgOfCadre('c-wang')
  }
  expect(await orgOn('2025-12-31T12:00:00+08:00')).toBe('ls')
  expect(await orgOn('2026-05-31T23:59:59+08:00')).toBe('ls')
  expect(await orgOn('2026-06-01T00:00:00+08:00')).toBe('ls-zhuma')
})

test('what there is, and what there is not', async () => {
  expect(await directory.orgPath('ls-zhuma')).toEqual(['ls-zhuma', 'ls', 'ha'])
  expect(await directory.orgPath('nobody')).toEqual([])
  expect(await directory.hasBase('b-hongxing')).toBe(true)
  expect(await directory.hasBase('b-nobody')).toBe(false)
  expect(await directory.orgOfCadre('c-nobody')).toBeUndefined()
})
