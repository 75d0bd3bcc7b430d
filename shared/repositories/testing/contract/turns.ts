import { beforeEach, expect, it } from 'vitest'
import type { Turns } from '../../turns.ts'

/** What every store of turns does; `open` gives an empty one that takes this for now. */
export function turnsContract(open: (now: () => Date) => Promise<Turns>): void {
  let now: Date
  let turns: Turns
  let begun: string[]
  let done: string[]
  beforeEach(async () => {
    now = new Date('2026-05-20T04:00:00.000Z')
    turns = await open(() => now)
    begun = []
    done = []
  })
  const begin = (jobId: string, { by = 'u-1', kind = 'sheet' as const as 'sheet' | 'rehearsal' } = {}) =>
    turns.beginInTurn(
      { kind, by, jobId },
      async known => done.includes(known),
      async () => void begun.push(jobId),
    )

  function dieWhileBeginning(jobId: string): Promise<void> {
    const { promise: isBeginning, resolve } = Promise.withResolvers<void>()
    const neverBegun = () => {
      resolve()
      return new Promise<void>(() => {})
    }
    turns.beginInTurn({ kind: 'sheet', by: 'u-1', jobId }, async () => false, neverBegun)
    return isBeginning
  }

  it('begins one job after the other', async () => {
    expect(await begin('j-1')).toBe(true)
    expect(await begin('j-2')).toBe(false)
    done.push('j-1')
    expect(await begin('j-2')).toBe(true)
    expect(begun).toEqual(['j-1', 'j-2'])
  })

  it('begins the same job once', async () => {
    expect([await begin('j-1'), await begin('j-1')]).toEqual([true, true])
    expect(begun).toEqual(['j-1'])
  })

  it('keeps nobody else waiting, and no other kind', async () => {
    await begin('j-1')
    expect([await begin('j-2', { by: 'u-2' }), await begin('j-3', { kind: 'rehearsal' })]).toEqual([
      true,
      true,
    ])
  })

  it('begins one of many that come at once', async () => {
    const came = await Promise.all(['j-1', 'j-2', 'j-3', 'j-4'].map(jobId => begin(jobId)))
    expect([came.filter(Boolean).length, begun.length]).toEqual([1, 1])
  })

  it('waits a quarter of an hour for what is never done', async () => {
    await begin('j-1')
    now = new Date('2026-05-20T04:14:59.000Z')
    expect(await begin('j-2')).toBe(false)
    now = new Date('2026-05-20T04:15:00.000Z')
    expect(await begin('j-2')).toBe(true)
  })

  it('begins a job again that died while it began, once', async () => {
    await dieWhileBeginning('j-1')
    now = new Date('2026-05-20T04:00:59.000Z')
    expect([await begin('j-2'), await begin('j-1'), await begin('j-1')]).toEqual([false, true, true])
    expect(begun).toEqual(['j-1'])
  })

  it('keeps nobody waiting for more than a minute for what died while it began', async () => {
    await dieWhileBeginning('j-1')
    now = new Date('2026-05-20T04:01:00.000Z')
    expect(await begin('j-2')).toBe(true)
  })

  it('gives the turn back where a job could not begin', async () => {
    const refused = new Error('the queue refuses')
    const failing = turns.beginInTurn(
      { kind: 'sheet', by: 'u-1', jobId: 'j-1' },
      async () => false,
      () => Promise.reject(refused),
    )
    await expect(failing).rejects.toBe(refused)
    expect(await begin('j-2')).toBe(true)
  })
}
