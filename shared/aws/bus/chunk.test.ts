import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunk, entryBytes, maxBytes, maxEntries } from './chunk.ts'

const sizes = (items: number[]) => chunk(items, size => size)

test('an entry is counted as EventBridge counts it', () => {
  const entry = { Source: 'baixin', DetailType: 'contact', Detail: '{"type":"联系"}' }
  expect(entryBytes(entry)).toBe(6 + 7 + 17)
  expect(entryBytes({ ...entry, Time: new Date(0), EventBusName: 'not counted' })).toBe(14 + 6 + 7 + 17)
  expect(entryBytes({})).toBe(0)
})

describe('calls', () => {
  test('carry ten entries at most', () => {
    expect(sizes(Array(25).fill(1)).map(call => call.length)).toEqual([10, 10, 5])
  })

  test('stay below the limit of bytes', () => {
    const half = maxBytes / 2
    expect(sizes([half, half - 1, 1])).toEqual([[half, half - 1], [1]])
    expect(sizes([half, half])).toEqual([[half], [half]])
    expect(sizes([maxBytes - 1, 1])).toEqual([[maxBytes - 1], [1]])
  })

  test('are none for nothing', () => {
    expect(sizes([])).toEqual([])
  })

  test('keep every entry, in order, within both limits, and no two neighbours would fit into one', () => {
    const entry = fc.oneof(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: maxBytes - 1 }))
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 120 }), items => {
        const calls = sizes(items)
        const sum = (call: number[]) => call.reduce((a, b) => a + b, 0)
        expect(calls.flat()).toEqual(items)
        for (const [index, call] of calls.entries()) {
          expect(call.length).toBeLessThanOrEqual(maxEntries)
          expect(sum(call)).toBeLessThan(maxBytes)
          const next = calls[index + 1]?.[0]
          if (next !== undefined)
            expect(call.length === maxEntries || sum(call) + next >= maxBytes).toBe(true)
        }
      }),
    )
  })
})
