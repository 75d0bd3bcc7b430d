import { beforeEach, expect, it } from 'vitest'
import type { Minor, Minors } from '../../minors.ts'

const minor = (youthId: string, more: Partial<Minor> = {}): Minor => ({
  youthId,
  by: 'u-admin',
  at: '2026-05-20T04:00:00.000Z',
  ...more,
})

/** What every store of youths under 14 does; `open` gives an empty one. */
export function minorsContract(open: () => Promise<Minors>): void {
  let minors: Minors
  beforeEach(async () => {
    minors = await open()
  })

  it('keeps what an org said last of a youth', async () => {
    const consenting = minor('y-1', { consentOn: '2026-05-19', reference: '同意书3号' })
    await minors.putMinor('ls', minor('y-1'))
    await minors.putMinor('ls', consenting)
    expect(await minors.readMinor('ls', 'y-1')).toEqual(consenting)
    expect(await minors.readMinor('ha', 'y-1')).toBeUndefined()
  })

  it('lists those without consent, also of whom it was taken back', async () => {
    for (const youthId of ['y-1', 'y-2', 'y-3']) await minors.putMinor('ls', minor(youthId))
    await minors.putMinor('ls', minor('y-2', { consentOn: '2026-05-19' }))
    await minors.putMinor('ha', minor('y-9'))
    expect(await minors.listWithoutConsent('ls')).toEqual(['y-1', 'y-3'])
    await minors.putMinor('ls', minor('y-2'))
    expect(await minors.listWithoutConsent('ls')).toEqual(['y-1', 'y-2', 'y-3'])
  })

  it('forgets who is no longer under 14, once or more', async () => {
    await minors.putMinor('ls', minor('y-1'))
    for (const youthId of ['y-1', 'y-1', 'nobody']) await minors.removeMinor('ls', youthId)
    expect(await minors.readMinor('ls', 'y-1')).toBeUndefined()
    expect(await minors.listWithoutConsent('ls')).toEqual([])
  })
}
