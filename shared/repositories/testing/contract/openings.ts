import { beforeEach, expect, it } from 'vitest'
import type { Opening, Openings } from '../../openings.ts'

/** What every store of openings does; `open` gives an empty one. */
export function openingsContract(open: () => Promise<Openings>): void {
  let openings: Openings
  beforeEach(async () => {
    openings = await open()
  })
  const opening = (month: string, orgId: string, status: Opening['status']): Opening => ({
    month,
    orgId,
    status,
  })

  it('opens months for orgs, and lists them from a month on', async () => {
    await openings.openMonth(opening('2026-05', 'ls', 'provisional'))
    await openings.openMonth(opening('2026-04', 'ha', 'final'))
    await openings.openMonth(opening('2026-05', 'ha', 'provisional'))
    expect(await openings.listOpenings('2026-05')).toEqual([
      opening('2026-05', 'ha', 'provisional'),
      opening('2026-05', 'ls', 'provisional'),
    ])
    expect(await openings.listOpenings('2026-06')).toEqual([])
    expect(await openings.listOpeningsOfMonth('2026-04')).toEqual([opening('2026-04', 'ha', 'final')])
  })

  it('opens what was opened early once more, and never early again', async () => {
    const early: Opening = { ...opening('2026-05', 'ha', 'provisional'), early: true }
    const list = () => openings.listOpenings('2026-05')
    for (const each of [early, early]) await openings.openMonth(each)
    expect(await list()).toEqual([early])
    await openings.openMonth(opening('2026-05', 'ha', 'provisional'))
    await openings.openMonth(early)
    expect(await list()).toEqual([opening('2026-05', 'ha', 'provisional')])
    await openings.openMonth(opening('2026-05', 'ha', 'final'))
    await openings.openMonth(early)
    expect(await list()).toEqual([opening('2026-05', 'ha', 'final')])
  })

  it('leaves final what is final', async () => {
    for (const status of ['provisional', 'final', 'provisional'] as const)
      await openings.openMonth(opening('2026-05', 'ha', status))
    expect(await openings.listOpenings('2026-05')).toEqual([opening('2026-05', 'ha', 'final')])
  })

  it('keeps that the schedule opened a month, whoever closes it', async () => {
    const list = () => openings.listOpenings('2026-05')
    const scheduled = { ...opening('2026-05', 'ha', 'provisional'), scheduled: true } as const
    await openings.openMonth(scheduled)
    await openings.openMonth(opening('2026-05', 'ha', 'final'))
    expect(await list()).toEqual([{ ...scheduled, status: 'final' }])
    await openings.openMonth(opening('2026-05', 'ls', 'final'))
    await Promise.all([
      openings.openMonth({ ...scheduled, orgId: 'ls' }),
      openings.openMonth(opening('2026-05', 'ls', 'final')),
    ])
    expect((await list())[1]).toEqual({ ...opening('2026-05', 'ls', 'final'), scheduled: true })
  })
}
