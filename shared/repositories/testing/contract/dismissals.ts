import { beforeEach, expect, it } from 'vitest'
import type { Dismissal, Dismissals } from '../../dismissals.ts'

const dismissal = (flagId: string, reason = '已当面核实'): Dismissal => ({
  flagId,
  cadreId: 'c-li',
  month: '2026-05',
  by: 'u-assessor',
  at: '2026-06-05T01:00:00.000Z',
  reason,
})

/** What every store of dismissed flags does; `open` gives an empty one. */
export function dismissalsContract(open: () => Promise<Dismissals>): void {
  let dismissals: Dismissals
  beforeEach(async () => {
    dismissals = await open()
  })

  it('keeps what was said first of a flag', async () => {
    const first = dismissal('f-1')
    expect(await dismissals.addDismissal(first)).toEqual({ first, added: true })
    expect(await dismissals.addDismissal(dismissal('f-1', '误报'))).toEqual({ first, added: false })
  })

  it('gives those of the flags that were dismissed', async () => {
    await dismissals.addDismissal(dismissal('f-1'))
    await dismissals.addDismissal(dismissal('f-2'))
    const flags = ['f-1', 'f-3'].map(flagId => ({ flagId, cadreId: 'c-li', month: '2026-05' }))
    expect(await dismissals.readDismissals(flags)).toEqual({ 'f-1': dismissal('f-1') })
    expect(await dismissals.readDismissals([{ flagId: 'f-1', cadreId: 'c-li', month: '2026-06' }])).toEqual(
      {},
    )
    expect(await dismissals.readDismissals([])).toEqual({})
  })
}
