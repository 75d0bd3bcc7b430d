import { beforeEach, expect, it } from 'vitest'
import type { Counts } from '../../counts.ts'

/** What every store of counts does; `open` gives an empty one. */
export function countsContract(open: (now: () => Date) => Promise<Counts>): void {
  let counts: Counts
  let instant: string
  const may = { what: 'campaign', orgId: 'ha', of: '2026' } as const
  beforeEach(async () => {
    instant = '2026-05-24T09:00:00.000Z'
    counts = await open(() => new Date(instant))
  })

  it('keeps what was counted last, each by what it is of', async () => {
    expect(await counts.readCount(may)).toBeUndefined()
    await counts.keepCount(may, async () => ({ due: 3 }))
    expect(await counts.readCount(may)).toEqual({ value: { due: 3 }, countedAt: instant })
    expect(await counts.readCount({ ...may, of: '2025' })).toBeUndefined()
    const before = instant
    instant = '2026-05-24T09:02:00.000Z'
    await counts.keepCount(may, async () => ({ due: 2 }))
    expect(await counts.readCount(may)).toEqual({ value: { due: 2 }, countedAt: instant })
    expect(before).not.toBe(instant)
  })

  it('is not counted by two at once, nor again a moment later', async () => {
    let counted = 0
    const count = async () => ++counted
    await counts.keepCount(may, async () => {
      await counts.keepCount(may, count)
      return count()
    })
    await counts.keepCount(may, count)
    expect(await counts.readCount(may)).toEqual({ value: 1, countedAt: instant })
  })

  it('is counted by the next where the first one died, who is too late then', async () => {
    await counts.keepCount(may, async () => {
      instant = '2026-05-24T09:06:00.000Z'
      await counts.keepCount(may, async () => 'second')
      return 'first'
    })
    expect(await counts.readCount(may)).toEqual({ value: 'second', countedAt: instant })
  })

  it('goes on where it was begun, and says nothing before it is done', async () => {
    await counts.keepCount(may, async () => ({ due: 3 }))
    const counted = { value: { due: 3 }, countedAt: instant }
    instant = '2026-05-24T11:00:00.000Z'
    await counts.keepCount(may, async () => undefined)
    await counts.keepCount(may, async () => 'by another who asks')
    expect(await counts.readCount(may)).toEqual(counted)
    await counts.keepCount(may, async () => undefined, true)
    expect(await counts.readCount(may)).toEqual(counted)
    await counts.keepCount(may, async () => ({ due: 2 }), true)
    expect(await counts.readCount(may)).toEqual({ value: { due: 2 }, countedAt: instant })
  })

  it('keeps parts of what is too long for one item', async () => {
    await counts.keepPart(may, 'first#0', [1, 'a', null])
    await counts.keepPart(may, 'first#1', [2])
    expect(await counts.readPart(may, 'first#0')).toEqual([1, 'a', null])
    expect(await counts.readPart(may, 'second#0')).toBeUndefined()
    expect(await counts.readPart({ ...may, of: '2025' }, 'first#0')).toBeUndefined()
    expect(await counts.readCount(may)).toBeUndefined()
  })

  it('passes after two days', async () => {
    await counts.keepCount(may, async () => 1)
    instant = '2026-05-26T09:00:00.000Z'
    expect(await counts.readCount(may)).toBeUndefined()
    await counts.keepCount(may, async () => 2)
    expect(await counts.readCount(may)).toEqual({ value: 2, countedAt: instant })
  })
}
