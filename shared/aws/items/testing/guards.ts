import { beforeEach, describe, expect, it } from 'vitest'
import { type Guard, type Items, maxParts } from '../items.ts'
import { item, pk } from './examples.ts'

/** What guards and transactions do on every table of items; `open` gives an empty one. */
export function guardsContract(open: () => Promise<Items>): void {
  let items: Items
  beforeEach(async () => {
    items = await open()
  })

  const guards: [Guard | undefined, { none: boolean; unversioned: boolean; version2: boolean }][] = [
    [undefined, { none: true, unversioned: true, version2: true }],
    ['absent', { none: true, unversioned: false, version2: false }],
    [1, { none: false, unversioned: false, version2: false }],
    [2, { none: false, unversioned: false, version2: true }],
    [{ atMost: 1 }, { none: true, unversioned: false, version2: false }],
    [{ atMost: 2 }, { none: true, unversioned: false, version2: true }],
    [{ atMost: 3 }, { none: true, unversioned: false, version2: true }],
  ]

  describe.each(guards)('the guard %o', (guard, holds) => {
    const states = { none: undefined, unversioned: item('A'), version2: item('A', 2) }
    describe.each(Object.keys(states) as (keyof typeof states)[])('of %s', state => {
      beforeEach(async () => {
        const before = states[state]
        if (before) await items.put(before)
      })
      const written = item('A', 7, 'new')
      const after = holds[state] ? written : states[state]

      it('lets a put through or not', async () => {
        const outcome = await items.put(written, guard)
        expect(outcome).toEqual(holds[state] ? { done: true } : { done: false, existing: states[state] })
        expect(await items.get({ pk, sk: 'A' })).toEqual(after)
      })

      it('lets a removal through or not', async () => {
        expect(await items.remove({ pk, sk: 'A' }, guard)).toBe(holds[state])
        expect(await items.get({ pk, sk: 'A' })).toEqual(holds[state] ? undefined : states[state])
      })

      it('lets a whole transaction through or not', async () => {
        const other = { put: item('B') }
        const put = { put: written, ...(guard !== undefined && { guard }) }
        expect(await items.transact([other, put])).toBe(holds[state])
        expect(await items.get({ pk, sk: 'A' })).toEqual(after)
        expect(await items.get({ pk, sk: 'B' })).toEqual(holds[state] ? item('B') : undefined)
      })

      if (guard === undefined) return
      it('lets a check through or not', async () => {
        const check = { check: { pk, sk: 'A' }, guard }
        expect(await items.transact([check, { put: item('B') }])).toBe(holds[state])
        expect(await items.get({ pk, sk: 'B' })).toEqual(holds[state] ? item('B') : undefined)
      })
    })
  })

  describe('a transaction', () => {
    it('puts and removes in many partitions', async () => {
      await items.put(item('A'))
      const far = { pk: 'ORG#ha', sk: 'A', value: 1 }
      expect(await items.transact([{ remove: { pk, sk: 'A' } }, { put: far, guard: 'absent' }])).toBe(true)
      expect(await items.get({ pk, sk: 'A' })).toBeUndefined()
      expect(await items.get(far)).toEqual(far)
    })

    it('has a hundred parts, and no more', async () => {
      const puts = Array.from({ length: maxParts }, (_, n) => ({ put: item(`A${n}`) }))
      expect(await items.transact(puts)).toBe(true)
      await expect(items.transact([...puts, { put: item('B') }])).rejects.toThrow('at most 100 parts')
      expect(await items.get({ pk, sk: 'B' })).toBeUndefined()
    })

    it('with an item of more than 400 kB is an error, and writes nothing', async () => {
      const huge = { put: item('B', undefined, 'a'.repeat(410_000)) }
      await expect(items.transact([{ put: item('A') }, huge])).rejects.toThrow()
      expect(await items.get({ pk, sk: 'A' })).toBeUndefined()
    })
  })

  it('lets one of many at the same moment put', async () => {
    const puts = Array.from({ length: 12 }, (_, n) => items.put(item('A', 1, n), 'absent'))
    const won = (await Promise.all(puts)).map(({ done }) => done)
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await items.get({ pk, sk: 'A' })).toEqual(item('A', 1, won.indexOf(true)))
  })
}
