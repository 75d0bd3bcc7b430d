import { expect, it } from 'vitest'
import { huaian2016 } from '../../../domain/policy/huaian-2016.ts'
import { firstVersion } from '../../../domain/policy/versions.ts'
import type { Policies } from '../../policies.ts'
import type { Roots } from '../../roots.ts'

const recorded = (version: number, effectiveFrom: string) => ({
  policy: { ...huaian2016, version },
  effectiveFrom,
  by: 'u-assessor',
  at: '2026-04-20T01:00:00.000Z',
})

/** What every store of policies does; `open` gives an empty one, in which `ls` lies below the root `ha`. */
export function policiesContract(open: () => Promise<Policies>): void {
  it('has the first version before any is added', async () => {
    const policies = await open()
    expect(await policies.listPolicyVersions('ha')).toEqual([firstVersion])
    expect(await policies.readPolicyVersion(1, '2026-05', 'ls')).toEqual(firstVersion.policy)
    await expect(policies.readPolicyVersion(2, '2026-05', 'ls')).rejects.toThrow(
      'there is no version 2 of the policy',
    )
  })

  it('adds each version once, and finds the one of a month', async () => {
    const policies = await open()
    const [second, third] = [recorded(2, '2026-05'), recorded(3, '2026-07')]
    expect(await policies.addPolicyVersion(third, 'ha')).toBe(true)
    expect(await policies.addPolicyVersion(second, 'ha')).toBe(true)
    expect(await policies.addPolicyVersion(recorded(2, '2026-06'), 'ha')).toBe(false)
    expect(await policies.listPolicyVersions('ha')).toEqual([firstVersion, second, third])
    const versions = ['2026-04', '2026-05', '2026-06', '2026-07'].map(
      async month => (await policies.readPolicyOfMonth(month, 'ls')).version,
    )
    expect(await Promise.all(versions)).toEqual([1, 2, 2, 3])
  })

  it('keeps each root’s apart', async () => {
    const policies = await open()
    const ours = recorded(2, '2026-05')
    const theirs = { ...ours, policy: { ...ours.policy, aheadMinutes: 9 } }
    expect(await policies.addPolicyVersion(ours, 'ha')).toBe(true)
    expect(await policies.addPolicyVersion(theirs, 'cb')).toBe(true)
    const minutes = ['ha', 'ls', 'cb', 'nowhere', undefined].map(
      async orgId => (await policies.readPolicyOfMonth('2026-06', orgId)).aheadMinutes,
    )
    expect(await Promise.all(minutes)).toEqual([5, 5, 9, 5, 5])
    expect(await policies.readPolicyVersion(2, '2026-06', 'cb')).toEqual(theirs.policy)
    await expect(policies.readPolicyVersion(2, '2026-06', 'nowhere')).rejects.toThrow('no version 2')
  })
}

/** See {@link policiesContract}. */
export const rootsOfContract: Roots = {
  readRoot: async orgId => (orgId === 'ls' ? 'ha' : ['ha', 'cb'].find(root => root === orgId)),
}
