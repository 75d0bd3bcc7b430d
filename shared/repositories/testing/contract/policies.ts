import { expect, it } from 'vitest'
import { huaian2016 } from '../../../domain/policy/huaian-2016.ts'
import { firstVersion } from '../../../domain/policy/versions.ts'
import type { Policies } from '../../policies.ts'

const recorded = (version: number, effectiveFrom: string) => ({
  policy: { ...huaian2016, version },
  effectiveFrom,
  by: 'u-assessor',
  at: '2026-04-20T01:00:00.000Z',
})

/** What every store of policies does; `open` gives an empty one. */
export function policiesContract(open: () => Promise<Policies>): void {
  it('has the first version before any is added', async () => {
    const policies = await open()
    expect(await policies.listPolicyVersions()).toEqual([firstVersion])
    expect(await policies.readPolicyVersion(1)).toEqual(firstVersion.policy)
    await expect(policies.readPolicyVersion(2)).rejects.toThrow('there is no version 2 of the policy')
  })

  it('adds each version once, and finds the one of a month', async () => {
    const policies = await open()
    const [second, third] = [recorded(2, '2026-05'), recorded(3, '2026-07')]
    expect(await policies.addPolicyVersion(third)).toBe(true)
    expect(await policies.addPolicyVersion(second)).toBe(true)
    expect(await policies.addPolicyVersion(recorded(2, '2026-06'))).toBe(false)
    expect(await policies.listPolicyVersions()).toEqual([firstVersion, second, third])
    const versions = ['2026-04', '2026-05', '2026-06', '2026-07'].map(
      async month => (await policies.readPolicyOfMonth(month)).version,
    )
    expect(await Promise.all(versions)).toEqual([1, 2, 2, 3])
  })
}
