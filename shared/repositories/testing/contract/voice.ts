import { beforeEach, expect, it } from 'vitest'
import type { Voice, VoiceBatch } from '../../voice.ts'

const batch: VoiceBatch = {
  batchId: 'b-1',
  orgId: 'ls',
  month: '2026-05',
  issuedAt: 1_780_000_000,
  expiresAt: 1_781_000_000,
  links: 3,
  withoutConsent: 0,
  by: 'u-admin',
}

/** What every store of what is kept of the youths' links does; `open` gives an empty one. */
export function voiceContract(open: () => Promise<Voice>): void {
  let voice: Voice
  const link = { orgIds: ['ls-zhuma', 'ls'], month: '2026-05', cadreId: 'c-li', youthId: 'y-1' }
  beforeEach(async () => {
    voice = await open()
  })

  it('keeps a batch as it was first issued', async () => {
    await voice.addBatch(batch)
    await voice.addBatch({ ...batch, links: 9 })
    expect(await voice.readBatch('ls', 'b-1')).toEqual(batch)
    expect(await voice.readBatch('ha', 'b-1')).toBeUndefined()
  })

  it('ends links by what was said of their org or one above, and of nobody else’s', async () => {
    expect(await voice.readRevokedUntil(link)).toBe(0)
    await voice.addRevocation({ orgId: 'ls', cadreId: 'c-li', at: 100, by: 'u-admin' })
    await voice.addRevocation({ orgId: 'ls', month: '2026-05', youthId: 'y-1', at: 200, by: 'u-admin' })
    await voice.addRevocation({ orgId: 'ls', month: '2026-06', at: 300, by: 'u-admin' })
    await voice.addRevocation({ orgId: 'xy', at: 400, by: 'u-admin' })
    expect(await voice.readRevokedUntil(link)).toBe(200)
    expect(await voice.readRevokedUntil({ ...link, youthId: 'y-2' })).toBe(100)
    expect(await voice.readRevokedUntil({ ...link, cadreId: 'c-wang', youthId: 'y-2' })).toBe(0)
    await voice.addRevocation({ orgId: 'ls-zhuma', at: 500, by: 'u-admin' })
    expect(await voice.readRevokedUntil(link)).toBe(500)
  })

  it('keeps what a youth said last of its demand', async () => {
    expect(await voice.readSolved('c-li', 'd-1')).toBeUndefined()
    await voice.putSolved('c-li', 'd-1', { isSolved: true, at: 100 })
    await voice.putSolved('c-li', 'd-1', { isSolved: false, at: 200 })
    expect(await voice.readSolved('c-li', 'd-1')).toBe(false)
    expect(await voice.readSolved('c-wang', 'd-1')).toBeUndefined()
  })

  it('counts visits within a window, and begins again in the next one', async () => {
    const counts: number[] = []
    for (const at of [60, 61, 119, 120]) counts.push(await voice.countVisit('who', at, 60))
    expect(counts).toEqual([1, 2, 3, 1])
    expect(await voice.countVisit('other', 120, 60)).toBe(1)
  })
}
