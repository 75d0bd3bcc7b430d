import { beforeEach, expect, it } from 'vitest'
import type { DemandCase } from '../../../domain/demands/demands.ts'
import { toDay } from '../../../domain/time/calendar.ts'
import type { DemandLists, DemandListsWriter } from '../../demand-lists.ts'

const raised = (id: string): DemandCase => ({
  id,
  youthId: 'y-1',
  category: 'difficulty',
  byFeedback: false,
  raisedAt: Date.parse('2026-05-10T02:00:00Z'),
  raised: toDay('2026-05-10'),
  steps: [],
})

/** What every store of lists of demands does; `open` gives an empty one. */
export function demandListsContract(open: () => Promise<DemandLists & DemandListsWriter>): void {
  let lists: DemandLists & DemandListsWriter
  const spans = [{ from: '1900-01-01' }]
  const write = (
    cadreId: string,
    orgIds: readonly string[],
    below: readonly string[],
    ids: readonly string[],
  ) =>
    lists.writeDemands(cadreId, async () => ({
      demands: ids.map(raised),
      lines: below.flatMap(registerOf =>
        orgIds.map(orgId => ({
          registerOf,
          line: { cadreId, orgId, spans, service: { from: '2026-01-01' }, history: [] },
        })),
      ),
    }))
  const list = async (orgId: string) =>
    (await Array.fromAsync(lists.listDemands(orgId, 'unanswered'))).map(({ cadreId }) => cadreId)
  beforeEach(async () => {
    lists = await open()
    await write('c-1', ['ls', 'ls-gg'], ['ls', 'ha'], ['d-1', 'd-2'])
    await write('c-2', ['ls'], ['ls', 'ha'], ['d-1'])
    await write('c-3', ['cb'], ['cb'], ['d-1'])
  })

  it('finds whose demands of an id stand below an org, and reads no more of them than asked for', async () => {
    const found = async (orgId: string, ids: string[], most: number) => [
      ...(await lists.findOwners(orgId, ids, most)),
    ]
    expect(await found('ls', ['d-1', 'd-2'], 9)).toEqual(['c-1', 'c-2'])
    expect(await found('cb', ['d-1', 'd-2'], 9)).toEqual(['c-3'])
    expect(await found('ls', ['d-1'], 0)).toEqual(['c-1'])
    expect(await found('ls', ['d-3'], 9)).toEqual([])
  })

  it('finds them nowhere any more where they stand no more', async () => {
    await write('c-1', ['ls'], ['hz'], ['d-1'])
    expect([...(await lists.findOwners('ls', ['d-1', 'd-2'], 9))]).toEqual(['c-2'])
    expect([...(await lists.findOwners('hz', ['d-1', 'd-2'], 9))]).toEqual(['c-1'])
    expect([await list('ls'), await list('hz')]).toEqual([['c-2'], ['c-1']])
  })
}
