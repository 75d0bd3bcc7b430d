import { beforeEach, describe, expect, it } from 'vitest'
import { beginningWith, type Items, wholePartition } from '../items.ts'
import { item, pk } from './examples.ts'
import { guardsContract } from './guards.ts'

const sortKeys = async (found: AsyncIterable<{ sk: string }>) => {
  const keys: string[] = []
  for await (const { sk } of found) keys.push(sk)
  return keys
}

/** What every table of items does; `open` gives an empty one. */
export function itemsContract(open: () => Promise<Items>): void {
  let items: Items
  beforeEach(async () => {
    items = await open()
  })

  describe('an item', () => {
    it.each<[string, unknown]>([
      ['a text', '百心'],
      ['an empty text', ''],
      ['a number', -1.5],
      ['nothing', null],
      ['a list', [1, [], { a: true }]],
      ['an object', { a: { b: [null] }, 汉字: 'c' }],
      ['bytes', Uint8Array.of(0, 128, 255)],
    ])('comes back as it was put: %s', async (_, value) => {
      await items.put(item('A', 3, value))
      expect(await items.get({ pk, sk: 'A' })).toEqual(item('A', 3, value))
    })

    it('loses fields that are undefined', async () => {
      await items.put(item('A', undefined, { a: 1, b: undefined }))
      expect(await items.get({ pk, sk: 'A' })).toStrictEqual(item('A', undefined, { a: 1 }))
    })

    it('is a copy', async () => {
      const value = { list: [1] }
      await items.put(item('A', undefined, value))
      value.list.push(2)
      const read = await items.get<typeof value>({ pk, sk: 'A' })
      // Some throw here where an item is changed, and some hand out copies.
      Reflect.set(read?.value.list ?? [], 1, 3)
      expect(await items.get({ pk, sk: 'A' })).toEqual(item('A', undefined, { list: [1] }))
    })

    it('is undefined where none is', async () => {
      await items.put(item('A'))
      expect(await items.get({ pk, sk: 'B' })).toBeUndefined()
      expect(await items.get({ pk: 'ORG#ha', sk: 'A' })).toBeUndefined()
    })

    it('of more than 400 kB is refused', async () => {
      await items.put(item('A', undefined, 'a'.repeat(409_000)))
      await expect(items.put(item('B', undefined, 'a'.repeat(410_000)))).rejects.toMatchObject({
        name: 'ValidationException',
      })
      await expect(items.put(item('B', undefined, '字'.repeat(140_000)))).rejects.toThrow()
      expect(await items.get({ pk, sk: 'B' })).toBeUndefined()
    })
  })

  it('shows its head without its value', async () => {
    await items.put({ ...item('A'), head: { events: 3 } })
    await items.put(item('B'))
    expect(await items.getHead({ pk, sk: 'A' })).toEqual({ events: 3 })
    expect(await items.getHead({ pk, sk: 'B' })).toBeUndefined()
    expect(await items.getHead({ pk, sk: 'C' })).toBeUndefined()
    expect(await items.get({ pk, sk: 'A' })).toEqual({ ...item('A'), head: { events: 3 } })
  })

  describe('many items', () => {
    it('are those that exist, each once', async () => {
      for (const sk of ['A', 'B', 'C']) await items.put(item(sk))
      const found = await items.getMany(['C', 'X', 'A', 'C'].map(sk => ({ pk, sk })))
      expect(found.map(({ sk }) => sk).sort()).toEqual(['A', 'C'])
    })

    it('are none of no keys, and more than one call of a hundred', async () => {
      expect(await items.getMany([])).toEqual([])
      const keys = Array.from({ length: 250 }, (_, n) => ({ pk: `YOUTH#${n}`, sk: 'CLAIMS' }))
      await Promise.all(keys.map(key => items.put({ ...key, value: null })))
      expect(await items.getMany(keys)).toHaveLength(250)
    })
  })

  describe('a range', () => {
    beforeEach(async () => {
      for (const sk of ['B#2', 'A', 'B#1', 'C', 'B', 'B#10']) await items.put(item(sk))
      await items.put({ pk: 'ORG#ls2', sk: 'B#3', value: null })
    })

    it('ascends by sort key, both ends included', async () => {
      expect(await sortKeys(items.query({ pk, from: 'B', to: 'B#2' }))).toEqual(['B', 'B#1', 'B#10', 'B#2'])
      expect(await sortKeys(items.query(beginningWith(pk, 'B#')))).toEqual(['B#1', 'B#10', 'B#2'])
      expect(await sortKeys(items.query(wholePartition(pk)))).toEqual(['A', 'B', 'B#1', 'B#10', 'B#2', 'C'])
      expect(await sortKeys(items.query(wholePartition('ORG#none')))).toEqual([])
    })

    it.each([false, true])('gives items, or keys alone; weak: %s', async weak => {
      const range = { ...beginningWith(pk, 'C'), weak }
      expect(await Array.fromAsync(items.query(range))).toEqual([item('C')])
      expect(await Array.fromAsync(items.queryKeys(range))).toEqual([{ pk, sk: 'C' }])
    })

    it.each([
      ['limit', { limit: 2 }, ['A', 'B']],
      ['place to go on behind', { after: 'B#1' }, ['B#10', 'B#2', 'C']],
      ['place that is not there', { after: 'B#11' }, ['B#2', 'C']],
      ['place and limit', { after: 'B', limit: 1 }, ['B#1']],
      ['descending order', { descending: true, limit: 2 }, ['C', 'B#2']],
      ['descending order and place', { descending: true, after: 'B#1' }, ['B', 'A']],
    ])('has a %s', async (_, more, expected) => {
      expect(await sortKeys(items.query({ ...wholePartition(pk), ...more }))).toEqual(expected)
    })

    it('is read to its end, over all pages', async () => {
      const value = 'a'.repeat(300_000)
      await Promise.all([1, 2, 3, 4, 5, 6, 7].map(n => items.put({ pk: 'ORG#big', sk: String(n), value })))
      expect(await sortKeys(items.query(wholePartition('ORG#big')))).toHaveLength(7)
      expect(await sortKeys(items.query({ ...wholePartition('ORG#big'), limit: 5 }))).toHaveLength(5)
    })
  })

  it('is scanned whole', async () => {
    for (const owner of ['ORG#a', 'ORG#b'])
      for (const sk of ['A', 'B']) await items.put({ pk: owner, sk, value: sk })
    const all = await Array.fromAsync(items.scan())
    expect(all).toHaveLength(4)
    expect(all).toContainEqual({ pk: 'ORG#b', sk: 'A', value: 'A' })
    const keys = await Array.fromAsync(items.scanKeys())
    expect(keys).toHaveLength(4)
    expect(keys).toContainEqual({ pk: 'ORG#a', sk: 'B' })
  })

  guardsContract(open)
}
