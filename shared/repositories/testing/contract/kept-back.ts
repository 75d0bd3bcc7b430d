import { beforeEach, expect, it } from 'vitest'
import type { KeptBackCadres, Mend } from '../../kept-back.ts'

const mendOf = (cadreId: string, ...runIds: string[]): Mend => ({
  orgId: 'ls',
  month: '2026-05',
  cadreId,
  runIds,
  at: '2026-06-01T02:00:00.000Z',
})

/** What every store of cadres who were kept back does; `open` gives an empty one. */
export function keptBackContract(open: () => Promise<KeptBackCadres>): void {
  let cadres: KeptBackCadres
  const listed = () => cadres.listKeptBackOfOrg('ls', '2026-05')
  beforeEach(async () => {
    cadres = await open()
    await cadres.keepBack(mendOf('c-wang', 'run-1'), 'internal')
    await cadres.keepBack(mendOf('c-li'), 'calendar_missing')
  })

  it('keeps them by org and month, with the latest reason and all runs', async () => {
    await cadres.keepBack(mendOf('c-wang', 'run-2'), 'throttled')
    expect(await listed()).toEqual([
      { cadreId: 'c-li', reason: 'calendar_missing' },
      { cadreId: 'c-wang', reason: 'throttled' },
    ])
    expect(await cadres.readMend('ls', '2026-05', 'c-wang')).toEqual(mendOf('c-wang', 'run-1', 'run-2'))
    expect(await cadres.listKeptBackOfOrg('ls', '2026-06')).toEqual([])
    expect(await cadres.isKeptBack('ls', '2026-05', 'c-li')).toBe(true)
    expect(await cadres.isKeptBack('ls', '2026-05', 'c-zhao')).toBe(false)
  })

  it('notes a run besides, once, and leaves all else as it is', async () => {
    for (const runId of ['run-1', 'run-2', 'run-2'])
      await cadres.addRun({ ...mendOf('c-wang'), at: '2026-06-09T02:00:00.000Z' }, runId)
    expect(await cadres.readMend('ls', '2026-05', 'c-wang')).toEqual(mendOf('c-wang', 'run-1', 'run-2'))
    await cadres.addRun(mendOf('c-zhao'), 'run-1')
    expect(await cadres.readMend('ls', '2026-05', 'c-zhao')).toEqual(mendOf('c-zhao', 'run-1'))
  })

  it('releases them, once or more; their turn stays until it is given up', async () => {
    for (const cadreId of ['c-wang', 'c-wang', 'c-zhao']) await cadres.release('ls', '2026-05', cadreId)
    expect(await listed()).toEqual([{ cadreId: 'c-li', reason: 'calendar_missing' }])
    expect(await cadres.takeTurns(5)).toEqual([mendOf('c-li'), mendOf('c-wang', 'run-1')])
    await cadres.giveUp(mendOf('c-wang', 'run-1'))
    expect(await cadres.takeTurns(5)).toEqual([mendOf('c-li')])
  })

  it('leaves the turn of somebody who was kept back anew meanwhile', async () => {
    const turn = (await cadres.readMend('ls', '2026-05', 'c-wang')) as Mend
    await cadres.keepBack(mendOf('c-wang', 'run-2'), 'throttled')
    await cadres.giveUp(turn)
    expect(await cadres.readMend('ls', '2026-05', 'c-wang')).toEqual(mendOf('c-wang', 'run-1', 'run-2'))
  })

  it('gives everybody a turn, however few at a time', async () => {
    await cadres.keepBack(mendOf('c-zhao'), 'internal')
    const turns = async () => (await cadres.takeTurns(2)).map(({ cadreId }) => cadreId)
    expect([await turns(), await turns(), await turns()]).toEqual([
      ['c-li', 'c-wang'],
      ['c-zhao'],
      ['c-li', 'c-wang'],
    ])
  })

  it('gives no turn to whom nobody tries any more, who stays kept back', async () => {
    await cadres.giveUp(mendOf('c-li'))
    expect(await cadres.takeTurns(5)).toEqual([mendOf('c-wang', 'run-1')])
    expect(await listed()).toHaveLength(2)
  })
}
