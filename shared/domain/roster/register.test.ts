import { expect, it } from 'vitest'
import { rosterExamples } from '../../../events/roster.ts'
import { beginning, type OrgProfile } from './orgs.ts'
import { isBelowOn, isOnDutyOn, listedOn, registerLines } from './register.ts'
import { replaceCadre } from './roster.ts'

const org = (orgId: string, ...parents: [effectiveFrom: string, parentId?: string][]): OrgProfile => ({
  orgId,
  history: parents.map(([effectiveFrom, parentId]) => ({
    effectiveFrom,
    name: orgId,
    kind: 'department',
    region: '淮安市',
    ...(parentId !== undefined && { parentId }),
  })),
})
const orgs = Object.fromEntries(
  [
    org('ha', [beginning]),
    org('hb', [beginning]),
    org('ls', [beginning, 'ha']),
    org('hz', [beginning, 'ha'], ['2026-09-01', 'hb']),
  ].map(each => [each.orgId, each]),
)
const cadre = { ...rosterExamples.cadre, leaves: [{ since: '2026-03-01', until: '2026-03-08' }] }
const first = replaceCadre(undefined, 'c-1', cadre, '2026-01-01').profile
const moved = replaceCadre(
  first,
  'c-1',
  { ...cadre, orgId: 'hz', name: '王建军', effectiveFrom: '2026-06-01' },
  '2026-05-01',
).profile

it('a cadre stands in the registers of its org and of all above', () => {
  expect(
    registerLines(first, orgs).map(({ registerOf, line }) => [registerOf, line.orgId, line.spans]),
  ).toEqual([
    ['ha', 'ls', [{ from: beginning }]],
    ['ls', 'ls', [{ from: beginning }]],
  ])
})

it('one who moved, to an org that moved later, stands in each for its days', () => {
  expect(
    registerLines(moved, orgs).map(({ registerOf, line }) => [registerOf, line.orgId, line.spans]),
  ).toEqual([
    ['ha', 'hz', [{ from: '2026-06-01', until: '2026-09-01' }]],
    ['ha', 'ls', [{ from: beginning, until: '2026-06-01' }]],
    ['hb', 'hz', [{ from: '2026-09-01' }]],
    ['hz', 'hz', [{ from: '2026-06-01' }]],
    ['ls', 'ls', [{ from: beginning, until: '2026-06-01' }]],
  ])
})

it('a line tells what holds on a date, and no phone', () => {
  const [line] = registerLines(moved, orgs).map(each => each.line)
  if (!line) throw new Error('no line')
  expect(['2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01'].map(day => isBelowOn(line, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect([listedOn(line, '2025-01-01').name, listedOn(line, '2026-06-01').name]).toEqual(['王建国', '王建军'])
  expect(['2025-12-31', '2026-02-28', '2026-03-01', '2026-03-08'].map(day => isOnDutyOn(line, day))).toEqual([
    false,
    true,
    false,
    true,
  ])
  expect(JSON.stringify(line)).not.toContain(cadre.mobile)
})
