import { beforeEach, expect, it } from 'vitest'
import type { SignOff, SignOffs } from '../../sign-offs.ts'

const signOff = (digest: string, at: string, more: Partial<SignOff> = {}): SignOff => ({
  orgId: 'ls',
  time: '2026-05',
  digest,
  cadres: 2,
  by: 'u-admin',
  at,
  ...more,
})

/** What every store of signatures does; `open` gives an empty one. */
export function signOffsContract(open: () => Promise<SignOffs>): void {
  let signOffs: SignOffs
  beforeEach(async () => {
    signOffs = await open()
  })

  it('keeps the first signature under what it stands under', async () => {
    const first = signOff('d-1', '2026-06-09T01:00:00.000Z')
    expect(await signOffs.addSignOff(first)).toEqual({ first, added: true })
    expect(await signOffs.addSignOff({ ...first, by: 'u-other' })).toEqual({ first, added: false })
  })

  it('lists those of a month, a quarter or a year apart, the first one first', async () => {
    const late = signOff('d-1', '2026-07-09T01:00:00.000Z')
    const early = signOff('d-2', '2026-06-09T01:00:00.000Z')
    const year = signOff('d-3', '2027-01-09T01:00:00.000Z', { time: '2026' })
    for (const each of [late, early, year]) await signOffs.addSignOff(each)
    expect(await signOffs.listSignOffs('ls', '2026-05')).toEqual([early, late])
    expect(await signOffs.listSignOffs('ls', '2026')).toEqual([year])
    expect(await signOffs.listSignOffs('ha', '2026-05')).toEqual([])
  })
}
