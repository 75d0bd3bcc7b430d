import { expect, test } from 'vitest'
import { type Key, viewKeys } from '../../../../shared/aws/keys.ts'
import { tables } from '../../../../shared/aws/tables.ts'
import { memoryTables } from '../../../../shared/repositories/testing/memory.ts'
import { recordTables } from '../export/record-tables.ts'
import { storesOn } from '../stores.ts'
import { isKnownKind } from './leftovers.ts'

type KeyMaker = (...parts: string[]) => Key

test('verify knows every kind of item among the views', () => {
  const stores = storesOn(memoryTables())
  const unknown = Object.entries(viewKeys).filter(([, key]) => {
    const made = typeof key === 'function' ? (key as unknown as KeyMaker)('a', '2026-05', 'b', 'c') : key
    return !isKnownKind(stores, made)
  })
  expect(unknown.map(([name]) => name)).toEqual([])
})

test('every table of records is exported', () => {
  const records = Object.entries(tables).filter(([, { holds }]) => holds.startsWith('records'))
  expect(records.map(([name]) => name).sort()).toEqual([...recordTables].sort())
})
