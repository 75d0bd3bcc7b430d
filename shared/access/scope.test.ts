import { beforeEach, expect, test } from 'vitest'
import { Problem } from '../contracts/problem.ts'
import type { Scope } from '../contracts/scope.ts'
import { directoryOn } from '../repositories/roster/directory.ts'
import { admin, county, populate, wang } from '../repositories/roster/testing/examples.ts'
import { memoryRoster } from '../repositories/testing/memory.ts'
import type { Caller } from './caller.ts'
import { checkScope, coversCadre, isScoped } from './scope.ts'

const of = (org: string, role: 'orgAdmin' | 'analyst' = 'orgAdmin'): Caller => ({ role, subject: 'u', org })
const self = (cadreId: string): Caller => ({ role: 'cadre', subject: 'u', cadreId })

const roster = memoryRoster()
let now = new Date()
const directory = directoryOn(roster, () => now)

/** c-wang belongs to `ls`, from June to `hz`, and serves until the end of August 2026. */
beforeEach(async () => {
  now = new Date('2026-07-15T12:00:00+08:00')
  await populate(roster)
  await roster.putOrg('hz', { ...county, name: '共青团洪泽区委' }, admin('2026-01-01'))
  const moved = { ...wang, orgId: 'hz', effectiveFrom: '2026-06-01', serviceUntil: '2026-09-01' }
  await roster.putCadre('c-wang', moved, admin('2026-05-20'))
})

/** What becomes of a request: let through, or the code of the problem. */
const outcome = (caller: Caller, scope: Scope, fields: Record<string, unknown>) => {
  if (!isScoped(scope)) throw new Error('nothing to check')
  return checkScope(directory, caller, scope, fields).then(
    () => 'ok',
    (problem: Problem) => problem.code,
  )
}

test.each([
  [{}, 'not_found', 'ok'],
  [{ month: '2026-07' }, 'not_found', 'ok'],
  [{ month: '2026-06' }, 'not_found', 'ok'],
  [{ month: '2026-05' }, 'ok', 'ok'],
  [{ month: '2025-12' }, 'ok', 'ok'],
  [{ month: '2030-01' }, 'not_found', 'ok'],
  [{ period: '2026-Q1' }, 'ok', 'ok'],
  [{ period: '2026-Q2' }, 'not_found', 'ok'],
  [{ period: '2026' }, 'not_found', 'ok'],
  [{ asOf: '2026-05-31', month: '2026-05' }, 'ok', 'ok'],
  [{ asOf: '2026-06-01' }, 'not_found', 'ok'],
])('a cadre is reached by the org of then and by that of today: %j', async (time, then, today) => {
  const scope = { cadre: 'cadreId', time: ['asOf', 'month', 'period'] } as const
  expect(await outcome(of('ls'), scope, { cadreId: 'c-wang', ...time })).toBe(then)
  expect(await outcome(of('hz'), scope, { cadreId: 'c-wang', ...time })).toBe(today)
})

test('what is recorded of a month may be recorded by either', async () => {
  expect(await coversCadre(directory, of('ls'), 'c-wang', '2026-05')).toBe(true)
  expect(await coversCadre(directory, of('ls'), 'c-wang', '2026-06')).toBe(false)
  expect(await coversCadre(directory, of('ls'), 'c-wang')).toBe(false)
  expect(await coversCadre(directory, of('hz'), 'c-wang', '2026-05')).toBe(true)
})

test('before its first day a cadre belongs to its first org, after its last to its last', async () => {
  now = new Date('2025-12-01T12:00:00+08:00')
  expect(await coversCadre(directory, of('ls'), 'c-wang')).toBe(true)
  now = new Date('2027-01-01T12:00:00+08:00')
  const away = { ...wang, orgId: 'ls', effectiveFrom: '2026-10-01', serviceUntil: '2026-09-01' }
  await roster.putCadre('c-wang', away, admin('2026-08-20'))
  expect(await coversCadre(directory, of('hz'), 'c-wang')).toBe(true)
  expect(await coversCadre(directory, of('ls'), 'c-wang')).toBe(false)
})

test('where the office is needed, a cadre reaches itself until its service ends', async () => {
  const office = { cadre: 'cadreId', office: true } as const
  const ask = (scope: Scope, caller: Caller) => outcome(caller, scope, { cadreId: 'c-wang' })
  expect(await ask(office, self('c-wang'))).toBe('ok')
  now = new Date('2026-08-31T23:59:59+08:00')
  expect(await ask(office, self('c-wang'))).toBe('ok')
  now = new Date('2026-09-01T00:00:00+08:00')
  expect(await ask(office, self('c-wang'))).toBe('not_found')
  expect(await ask({ cadre: 'cadreId' }, self('c-wang'))).toBe('ok')
  expect(await ask(office, of('ha'))).toBe('ok')
})

test.each([
  ['the own org', of('ls'), 'ls', 'ok'],
  ['one below', of('ha'), 'ls-zhuma', 'ok'],
  ['one above', of('ls'), 'ha', 'not_found'],
  ['one beside', of('hz'), 'ls', 'not_found'],
  ['one that is not there', of('ha'), 'nobody', 'not_found'],
  ['its own that is not there', of('nobody'), 'nobody', 'not_found'],
  ['a cadre: its own', self('c-wang'), 'hz', 'ok'],
  ['a cadre: its former', self('c-wang'), 'ls', 'not_found'],
  ['a cadre who is not there', self('c-nobody'), 'ls', 'not_found'],
])('an org: %s', async (_, caller, orgId, expected) => {
  expect(await outcome(caller, { org: 'orgId' }, { orgId })).toBe(expected)
})

test('the own org, where it is not said; and only a root', async () => {
  expect(await outcome(of('ls'), { orgOrOwn: 'orgId' }, {})).toBe('ok')
  expect(await outcome(of('nobody'), { orgOrOwn: 'orgId' }, {})).toBe('unknown_org')
  expect(await outcome(of('ls'), { orgOrOwn: 'orgId' }, { orgId: 'ha' })).toBe('unknown_org')
  expect(await outcome(of('ls'), 'ownOrg', {})).toBe('ok')
  expect(await outcome(of('nobody'), 'ownOrg', {})).toBe('not_found')
  expect(await outcome(of('ha'), 'rootOrg', {})).toBe('ok')
  expect(await outcome(of('ls'), 'rootOrg', {})).toBe('forbidden')
  expect(await outcome(of('nobody'), 'rootOrg', {})).toBe('forbidden')
})

test('problems are thrown as such', async () => {
  await expect(checkScope(directory, of('hz'), { org: 'orgId' }, { orgId: 'ls' })).rejects.toBeInstanceOf(
    Problem,
  )
})
