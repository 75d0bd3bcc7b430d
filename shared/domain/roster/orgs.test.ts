import { describe, expect, it } from 'vitest'
import type { Org } from '../../../events/index.ts'
import { childrenOn } from '../testing/children.ts'
import { type OrgProfile, orgOn, replaceOrg } from './orgs.ts'

const org = (changes: Partial<Org> = {}): Org => ({
  name: '高沟镇团委',
  kind: 'township',
  region: '涟水县',
  parentId: 'ls',
  ...changes,
})

/** Replacements on their days, one after the other. */
function history(...steps: [today: string, org: Org][]) {
  let profile: OrgProfile | undefined
  const changes = steps.map(([today, next]) => {
    const replaced = replaceOrg(profile, 'ls-gg', next, today)
    profile = replaced.profile
    return replaced.change
  })
  return { profile: profile as OrgProfile, changes }
}

describe('an org', () => {
  it('is what it was first said to be from the beginning, and another from the day of a change', () => {
    const { profile, changes } = history(
      ['2026-03-10', org()],
      ['2026-05-20', org({ name: '高沟街道团工委' })],
    )
    expect(changes).toEqual(['created', 'replaced'])
    expect(orgOn(profile, '1999-01-01')?.name).toBe('高沟镇团委')
    expect(orgOn(profile, '2026-05-19')?.name).toBe('高沟镇团委')
    expect(orgOn(profile, '2026-05-20')?.name).toBe('高沟街道团工委')
  })

  it('moves on the day that is said, back in time too', () => {
    const { profile } = history(
      ['2026-03-10', org()],
      ['2026-06-10', org({ parentId: 'hz', effectiveFrom: '2026-05-31' })],
    )
    expect(orgOn(profile, '2026-05-30')?.parentId).toBe('ls')
    expect(orgOn(profile, '2026-05-31')?.parentId).toBe('hz')
  })

  it('is unchanged by what is valid already', () => {
    expect(history(['2026-03-10', org()], ['2026-05-20', org()]).changes).toEqual(['created', 'unchanged'])
  })

  it('founded later is known by what it will be', () => {
    const { profile } = history(['2026-03-10', org({ effectiveFrom: '2026-07-01' })])
    expect(orgOn(profile, '2026-05-31')?.name).toBe('高沟镇团委')
  })
})

describe('the tree', () => {
  it('is that of the day', () => {
    const { profile: township } = history(
      ['2026-03-10', org()],
      ['2026-03-10', org({ parentId: 'hz', effectiveFrom: '2026-05-31' })],
    )
    const root = (orgId: string, parentId?: string): OrgProfile => {
      const { parentId: _, ...rest } = org()
      return replaceOrg(undefined, orgId, parentId === undefined ? rest : { ...rest, parentId }, '2026-01-01')
        .profile
    }
    const orgs = [township, root('ls', 'ha'), root('hz', 'ha'), root('ha')]
    expect(Object.fromEntries(childrenOn(orgs, '2026-05-30'))).toEqual({
      undefined: ['ha'],
      ha: ['hz', 'ls'],
      ls: ['ls-gg'],
    })
    expect(childrenOn(orgs, '2026-05-31').get('hz')).toEqual(['ls-gg'])
  })
})
