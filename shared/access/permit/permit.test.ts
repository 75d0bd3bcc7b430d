import { beforeEach, describe, expect, test } from 'vitest'
import type { Cadre } from '../../../events/index.ts'
import type { Problem } from '../../contracts/problem.ts'
import { huaian2016 } from '../../domain/policy/huaian-2016.ts'
import { type OwnField, ownFields } from '../../domain/policy/self-service.ts'
import { directoryOn } from '../../repositories/roster/directory.ts'
import type { Roster } from '../../repositories/roster/roster.ts'
import { admin, city, county, linkTo, populate, wang } from '../../repositories/roster/testing/examples.ts'
import { memoryRoster } from '../../repositories/testing/memory.ts'
import type { Caller } from '../caller.ts'
import { permitCadre } from './cadres.ts'
import { permitLink } from './links.ts'

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

const own = ownFields(huaian2016)
const directory = () => directoryOn(roster, () => new Date('2026-11-20T12:00:00+08:00'))

async function outcome(
  caller: Caller,
  cadre: Partial<Cadre>,
  cadreId = 'c-wang',
  fields: readonly OwnField[] = own,
): Promise<string> {
  const existing = await roster.readProfile(cadreId)
  return permitCadre(directory(), caller, cadreId, { ...wang, ...cadre }, existing, fields).then(
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
    ['an earlier beginning', { serviceFrom: '2025-12-01' }, 'unknown_org at serviceFrom'],
    ['an end after it came', { serviceUntil: '2026-11-15' }, 'ok'],
    ['a leave since it came', { leaves: [{ since: '2026-11-02', until: '2026-11-20' }] }, 'ok'],
    [
      'a leave before it came',
      { leaves: [{ since: '2026-10-01', until: '2026-10-10' }] },
      'unknown_org at effectiveFrom',
    ],
    [
      'a leave from before until after it came',
      { leaves: [{ since: '2026-10-30', until: '2026-11-10' }] },
      'unknown_org at effectiveFrom',
    ],
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
    ['not its category', { category: 'partTime' }, 'another_hand'],
    [
      'not its category from another day',
      { category: 'partTime', effectiveFrom: '2026-12-01' },
      'another_hand',
    ],
    ['not its quota', { quota: 1 }, 'another_hand'],
    ['not its bases', { bases: [] }, 'another_hand'],
    ['not its org', { orgId: 'ls-zhuma' }, 'another_hand'],
    ['not its accounts of last month', { accounts: [], effectiveFrom: '2026-11-01' }, 'another_hand'],
    ['not its leaves', { leaves: [{ since: '2026-12-01', until: '2026-12-10' }] }, 'another_hand'],
    ['not the end of its service', { serviceUntil: '2026-11-30' }, 'another_hand'],
  ])('%s', async (_, cadre, expected) => {
    expect(await outcome(self, cadre)).toBe(expected)
    expect(await outcome(of('ls', 'c-other'), cadre)).toBe('ok')
  })

  test('nor does it register itself', async () => {
    expect(await outcome(of('ls', 'c-new'), {}, 'c-new')).toBe('another_hand')
    expect(await outcome(of('ls'), {}, 'c-new')).toBe('ok')
  })
})

describe('a cadre keeps of itself', () => {
  const self: Caller = { role: 'cadre', subject: 'u', cadreId: 'c-wang' }
  test.each<[string, Partial<Cadre>, string]>([
    ['its phone', { mobile: '13800000009' }, 'ok'],
    ['its accounts', { accounts: [] }, 'ok'],
    ['not its phone of yesterday', { mobile: '13800000009', effectiveFrom: '2026-11-19' }, 'another_hand'],
    ['not its name', { name: '王建军' }, 'another_hand'],
    ['not its post', { post: '书记' }, 'another_hand'],
    ['not its category', { category: 'partTime' }, 'another_hand'],
    ['not its org', { orgId: 'ls-zhuma' }, 'another_hand'],
    ['not its leaves', { leaves: [{ since: '2026-12-01', until: '2026-12-10' }] }, 'another_hand'],
    ['not the beginning of its service', { serviceFrom: '2025-12-01' }, 'another_hand'],
  ])('%s', async (_, cadre, expected) => {
    expect(await outcome(self, cadre)).toBe(expected)
    expect(await outcome(self, cadre, 'c-wang', [])).toBe('forbidden')
    expect(await outcome({ ...self, cadreId: 'c-other' }, cadre)).toBe('not_found')
  })

  test('nothing once its service has ended', async () => {
    await roster.putCadre('c-wang', { ...wang, serviceUntil: '2026-11-20' }, admin('2026-11-10'))
    expect(await outcome(self, { serviceUntil: '2026-11-20', mobile: '13800000009' })).toBe('not_found')
  })
})

describe('a link', () => {
  const link = async (
    { since = '2026-02-01', until }: { since?: string; until?: string },
    caller: Caller = of('ha'),
    fields: readonly OwnField[] = own,
  ): Promise<string> => {
    const interval = linkTo('y-1', since, until)
    return roster
      .putLink(
        'c-wang',
        interval,
        admin('2026-11-20'),
        permitLink({ directory: directory(), caller, own: fields }, interval),
      )
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

  test('is put by those in whose scope the cadre was on every day that it changes', async () => {
    expect(await link({ since: '2026-10-31' }, of('ls'))).toBe('unknown_org at since')
    expect(await link({ since: '2026-10-01', until: '2026-11-10' }, of('hz'))).toBe('unknown_org at since')
    expect(await link({ since: '2026-09-01', until: '2026-10-01' }, of('hz'))).toBe('created')
    expect(await link({ since: '2026-10-31' }, of('ha'))).toBe('created')
    expect(await link({ since: '2026-10-31', until: '2026-11-01' }, of('ls'))).toBe('replaced')
    expect(await link({ since: '2026-11-01' }, of('ls'))).toBe('created')
  })

  test.each<[string, Caller]>([
    ['a cadre', { role: 'cadre', subject: 'u', cadreId: 'c-wang' }],
    ['an admin who is the cadre', of('ha', 'c-wang')],
  ])('of its own %s begins this month, and ends', async (_, self) => {
    expect(await link({ since: '2026-10-31' }, self)).toBe('another_hand')
    expect(await link({ since: '2026-11-01' }, self)).toBe('created')
    expect(await link({ since: '2026-11-01', until: '2026-11-05' }, self)).toBe('replaced')
    expect(await link({ since: '2026-06-01', until: '2026-08-01' })).toBe('created')
    expect(await link({ since: '2026-06-01', until: '2026-11-01' }, self)).toBe('another_hand')
    expect(await link({ since: '2026-06-01', until: '2026-11-01' })).toBe('replaced')
    expect(await link({ since: '2026-06-01', until: '2026-10-31' }, self)).toBe('another_hand')
    expect(await link({ since: '2026-11-06' }, self, [])).toBe(
      self.role === 'cadre' ? 'forbidden' : 'another_hand',
    )
    expect(await link({ since: '2026-11-06' }, of('ha', 'c-other'), [])).toBe('created')
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
  expect(await roster.readClaims(['y-1'], { root: 'cb' })).toEqual({
    'y-1': [{ cadreId: 'c-cb', since: '2026-01-01' }],
  })
  expect(await roster.readClaims(['y-1'], ['c-nobody'])).toEqual({})
  expect((await roster.readCadreWithLinks('c-cb'))?.others?.get('y-1')).toBe(0)
})
