import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Items } from './items.ts'
import { memoryItems } from './memory.ts'
import { readAhead, readingOnce, readOnce } from './request-reads.ts'
import { itemsContract } from './testing/contract.ts'

const key = { pk: 'ORG#ls', sk: 'ORG' }
const other = { pk: 'ORG#ha', sk: 'ORG' }
const org = (version: number) => ({ ...key, version, value: { name: `Lianshui ${version}` } })

itemsContract(async () => readOnce(memoryItems()))

describe('within a request', () => {
  let table: Items
  let items: Items
  const reads = () => vi.mocked(table.get).mock.calls.length + vi.mocked(table.getMany).mock.calls.length

  beforeEach(async () => {
    table = memoryItems()
    await table.put(org(1))
    vi.spyOn(table, 'get')
    vi.spyOn(table, 'getMany')
    items = readOnce(table)
  })

  test('an item is read once, found or not, alone or with others', async () => {
    await readingOnce(async () => {
      const [one, many] = await Promise.all([items.get(key), items.getMany([key, other])])
      expect([one, many]).toEqual([org(1), [org(1)]])
      expect(await items.get(other)).toBeUndefined()
    })
    expect(reads()).toBe(2)
  })

  test('what is read ahead is not read again; outside a request nothing is', async () => {
    readAhead(items, [key])
    expect(reads()).toBe(0)
    await readingOnce(async () => {
      readAhead(items, [key, other])
      expect(await items.get(key)).toEqual(org(1))
      expect(await items.get(other)).toBeUndefined()
    })
    expect(reads()).toBe(1)
  })

  test('the next request reads anew', async () => {
    expect(await readingOnce(() => items.get(key))).toEqual(org(1))
    await table.put(org(2))
    expect(await readingOnce(() => items.get(key))).toEqual(org(2))
    expect(await items.get(key)).toEqual(org(2))
  })

  test('what is written is known as it was stored', async () => {
    await readingOnce(async () => {
      await items.put({ ...org(2), value: { name: 'Lianshui', region: undefined } }, 1)
      expect(await items.get(key)).toStrictEqual({ ...org(2), value: { name: 'Lianshui' } })
      await items.transact([{ put: org(3), guard: 2 }, { put: { ...other, value: 1 } }])
      expect(await items.getMany([key, other])).toEqual([org(3), { ...other, value: 1 }])
      await items.remove(key)
      expect(await items.get(key)).toBeUndefined()
    })
    expect(reads()).toBe(0)
  })

  test.each([
    ['put', () => items.put(org(9), 5)],
    ['removal', () => items.remove(key, 5)],
    ['transaction', () => items.transact([{ check: key, guard: 5 }])],
  ])('after a %s that was refused it is read anew', async (_, write) => {
    await readingOnce(async () => {
      await items.get(key)
      await table.put(org(2))
      await write()
      expect(await items.get(key)).toEqual(org(2))
    })
  })

  test('a read that failed is tried again', async () => {
    vi.mocked(table.get).mockRejectedValueOnce(new Error('throttled'))
    await readingOnce(async () => {
      await expect(items.get(key)).rejects.toThrow('throttled')
      expect(await items.get(key)).toEqual(org(1))
    })
  })

  test('a weak read takes what is known, and is not known itself', async () => {
    await readingOnce(async () => {
      await items.get(key, true)
      await table.put(org(2))
      expect(await items.get(key)).toEqual(org(2))
      await table.put(org(3))
      expect(await items.get(key, true)).toEqual(org(2))
    })
  })
})
