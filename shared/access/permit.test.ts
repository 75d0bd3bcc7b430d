import { beforeEach, describe, expect, test } from 'vitest'
import type { Cadre } from '../../events/index.ts'
import type { Problem } from '../contracts/problem.ts'
import { directoryOn } from '../repositories/roster/directory.ts'
import type { Roster } from '../repositories/roster/roster.ts'
import { admin, city, county, linkTo, populate, wang } from '../repositories/roster/testing/examples.ts'
import { memoryRoster } from '../repositories/testing/memory.ts'
import type { Caller } from './caller.ts'
import { permitCadre, permitLink } from './permit.ts'

const of = (org: string, cadreId?: string): Caller => ({
  role: 'orgAdmin',
  subject: 'u',
  org,
  ...(cadreId && { cadreId }),
})

let roster: Roster

/** Today is 20 November 2026. Beside `ha` there is the city `cb`; c-wang was of `hz` until November, now of `ls`. */
beforeEach(async () => {
  roster = memoryRoster()
  await populate(roster)
  await roster.putOrg('hz', { ...county, name: '共青团洪泽区委' }, admin('2026-01-01'))
  await roster.putOrg('cb', { ...city, name: '共青团长白市委' }, admin('2026-01-01'))
  await roster.putBase(
    'b-cb',
    { name: '长白社区', kind: 'communityBranch', orgId: 'cb' },
    admin('2026-01-01'),
  )
  await roster.putCadre('c-wang', { ...wang, orgId: 'hz', effectiveFrom: '2026-01-01' }, admin('2026-01-01'))
  await roster.putCadre('c-wang', { ...wang, effectiveFrom: '2026-11-01' }, admin('2026-10-20'))
})

async function outcome(caller: Caller, cadre: Partial<Cadre>, cadreId = 'c-wang'): Promise<string> {
  const directory = directoryOn(roster, () => new Date('2026-11-20T12:00:00+08:00'))
  const existing = await roster.readProfile(cadreId)
  return permitCadre(directory, caller, cadreId, { ...wang, ...cadre }, existing).then(
    () => 'ok',
    (problem: Problem) => [problem.code, ...(problem.errors ?? []).map(({ path }) => path)].join(' at '),
  )
}

describe('every day of which a change says something else lies in the caller’s scope', () => {
  test.each<[string, Partial<Cadre>, string]>([
    ['from today on', { post: '书记' }, 'ok'],
    ['from the day on which it came', { post: '书记', effectiveFrom: '2026-11-01' }, 'ok'],
    ['from a day on which it was elsewhere', { effectiveFrom: '2026-01-01' }, 'unknown_org at effectiveFrom'],
    ['from the last such day', { effectiveFrom: '2026-10-31' }, 'unknown_org at effectiveFrom'],
    ['from before it began', { effectiveFrom: '2025-01-01' }, 'ok'],
    ['a later beginning', { serviceFrom: '2026-06-01' }, 'unknown_org at effectiveFrom'],
    ['an end before it came', { serviceUntil: '2026-10-01' }, 'unknown_org at effectiveFrom'],
    ['an end after it came', { serviceUntil: '2026-11-15' }, 'ok'],
  ])('%s', async (_, cadre, expected) => {
    expect(await outcome(of('ls'), cadre)).toBe(expected)
    expect(await outcome(of('ha'), cadre)).toBe('ok')
  })

  test('nor may who is above neither org, nor who knows it from then only', async () => {
    expect(await outcome(of('cb'), { orgId: 'cb' })).toBe('not_found')
    expect(await outcome(of('hz'), { orgId: 'hz', effectiveFrom: '2026-01-01', post: '书记' })).toBe(
      'not_found',
    )
  })
})

test('a new base lies below the same root', async () => {
  const bases = [...wang.bases, { baseId: 'b-cb', plannedOn: '2026-12-01', since: '2026-12-01' }]
  expect(await outcome(of('ls'), { bases })).toBe('unknown_base at bases.1.baseId')
  await roster.putBase(
    'b-ha',
    { name: '市直社区', kind: 'communityBranch', orgId: 'ha' },
    admin('2026-01-01'),
  )
  const above = [...wang.bases, { baseId: 'b-ha', plannedOn: '2026-12-01', since: '2026-12-01' }]
  expect(await outcome(of('ls'), { bases: above })).toBe('ok')
})

describe('of itself an admin changes', () => {
  const self = of('ls', 'c-wang')
  test.each<[string, Partial<Cadre>, string]>([
    ['its name', { name: '王建军' }, 'ok'],
    ['its phone', { mobile: '13800000009' }, 'ok'],
    ['its accounts', { accounts: [] }, 'ok'],
    ['not its category', { category: 'partTime' }, 'forbidden'],
    ['not its category from another day', { category: 'partTime', effectiveFrom: '2026-12-01' }, 'forbidden'],
    ['not its quota', { quota: 1 }, 'forbidden'],
    ['not its bases', { bases: [] }, 'forbidden'],
    ['not its org', { orgId: 'ls-zhuma' }, 'forbidden'],
    ['not the end of its service', { serviceUntil: '2026-11-30' }, 'forbidden'],
  ])('%s', async (_, cadre, expected) => {
    expect(await outcome(self, cadre)).toBe(expected)
    expect(await outcome(of('ls', 'c-other'), cadre)).toBe('ok')
  })

  test('nor does it register itself', async () => {
    expect(await outcome(of('ls', 'c-new'), {}, 'c-new')).toBe('forbidden')
    expect(await outcome(of('ls'), {}, 'c-new')).toBe('ok')
  })
})

describe('a link', () => {
  const link = async (
    { since = '2026-02-01', until }: { since?: string; until?: string },
    caller: Caller = of('ls'),
  ): Promise<string> => {
    const interval = linkTo('y-1', since, until)
    return roster
      .putLink('c-wang', interval, admin('2026-11-20'), permitLink(caller, interval))
      .catch((problem: Problem) =>
        [problem.code, ...(problem.errors ?? []).map(({ path }) => path)].join(' at '),
      )
  }

  test('begins at most a year before the service', async () => {
    expect(await link({ since: '1900-01-01' })).toBe('invalid_request at since')
    expect(await link({ since: '2024-12-30', until: '2026-02-01' })).toBe('invalid_request at since')
    expect(await link({ since: '2024-12-31', until: '2025-02-01' })).toBe('created')
    expect(await link({ since: '2026-01-01' })).toBe('created')
  })

  test('is not empty, but may be taken back', async () => {
    expect(await link({ until: '2026-02-01' })).toBe('invalid_request at until')
    expect(await link({})).toBe('created')
    expect(await link({ until: '2026-02-01' })).toBe('replaced')
    expect(await link({ since: '2026-03-01', until: '2026-03-01' })).toBe('invalid_request at until')
  })

  test('is kept by another’s hand', async () => {
    expect(await link({}, of('ls', 'c-wang'))).toBe('forbidden')
    expect(await link({}, of('ls', 'c-other'))).toBe('created')
  })

  test('goes through a base below the cadre’s root', async () => {
    const foreign = { ...linkTo('y-1'), baseId: 'b-cb' }
    await expect(roster.putLink('c-wang', foreign, admin('2026-11-20'))).rejects.toMatchObject({
      code: 'unknown_base',
      errors: [{ path: 'baseId' }],
    })
  })
})

test('a root’s youths are its own: another city’s older links take no place in front', async () => {
  await roster.putCadre('c-cb', { ...wang, orgId: 'cb', bases: [] }, admin('2026-01-01'))
  await roster.putLink('c-cb', { ...linkTo('y-1', '2026-01-01'), baseId: 'b-cb' }, admin('2026-02-01'))
  await roster.putLink('c-wang', linkTo('y-1', '2026-02-01'), admin('2026-02-01'))
  expect(await roster.readClaims(['y-1'], ['c-wang'])).toEqual({
    'y-1': [{ cadreId: 'c-wang', since: '2026-02-01' }],
  })
  expect(await roster.readClaims(['y-1'], ['c-cb'])).toEqual({
    'y-1': [{ cadreId: 'c-cb', since: '2026-01-01' }],
  })
  expect((await roster.readClaims(['y-1']))['y-1']).toHaveLength(2)
})
