import { beforeEach, expect, it } from 'vitest'
import { emptyFacts } from '../../../domain/ledger/facts.ts'
import type { FactsStore, FactsView } from '../../facts.ts'

const view = (month: string, version: number, events = version): FactsView => ({
  facts: { ...emptyFacts(month), events, youths: ['y-0001'], online: [[2, 3]] },
  version,
  count: events,
  hash: `hash of ${events}`,
})

/** What every store of facts does; `open` gives an empty one. */
export function factsContract(open: () => Promise<FactsStore>): void {
  let facts: FactsStore
  beforeEach(async () => {
    facts = await open()
  })

  it('gives back what was written, by cadre and month', async () => {
    expect(await facts.readFacts('c-wang', '2026-05')).toBeUndefined()
    expect(await facts.writeFacts('c-wang', '2026-05', view('2026-05', 1))).toBe(true)
    expect(await facts.readFacts('c-wang', '2026-05')).toEqual(view('2026-05', 1))
    expect(await facts.readFacts('c-wang', '2026-06')).toBeUndefined()
    expect(await facts.readFacts('c-li', '2026-05')).toBeUndefined()
  })

  it('replaces the version before, and no other', async () => {
    expect(await facts.writeFacts('c-wang', '2026-05', view('2026-05', 2))).toBe(false)
    await facts.writeFacts('c-wang', '2026-05', view('2026-05', 1))
    expect(await facts.writeFacts('c-wang', '2026-05', view('2026-05', 1, 9))).toBe(false)
    expect(await facts.writeFacts('c-wang', '2026-05', view('2026-05', 3, 9))).toBe(false)
    expect(await facts.readFacts('c-wang', '2026-05')).toEqual(view('2026-05', 1))
    expect(await facts.writeFacts('c-wang', '2026-05', view('2026-05', 2))).toBe(true)
    expect(await facts.readFacts('c-wang', '2026-05')).toEqual(view('2026-05', 2))
  })

  it.each([1, 2])('lets one of many write version %i', async version => {
    if (version === 2) await facts.writeFacts('c-wang', '2026-05', view('2026-05', 1))
    const writers = Array.from({ length: 10 }, (_, n) => view('2026-05', version, 10 + n))
    const won = await Promise.all(writers.map(each => facts.writeFacts('c-wang', '2026-05', each)))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await facts.readFacts('c-wang', '2026-05')).toEqual(writers[won.indexOf(true)])
  })

  it('reads a range of months, ascending; those without events are missing', async () => {
    for (const month of ['2026-05', '2025-12', '2026-03', '2026-06', '2026-02'])
      await facts.writeFacts('c-wang', month, view(month, 1))
    await facts.writeFacts('c-wang.2', '2026-04', view('2026-04', 1))
    const months = async (from: string, to: string) =>
      (await facts.readFactsBetween('c-wang', from, to)).map(({ month }) => month)
    expect(await months('2026-02', '2026-05')).toEqual(['2026-02', '2026-03', '2026-05'])
    expect(await months('2026-04', '2026-04')).toEqual([])
    expect(await facts.readFactsBetween('c-wang', '2026-06', '2026-12')).toEqual([view('2026-06', 1).facts])
  })
}
