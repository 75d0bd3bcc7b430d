import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { lakeTables } from '../domain/lake/tables.ts'
import { toParquet } from './parquet.ts'

const row = { cadreId: 'c-1', demandId: 'd-1', topic: '孩子入托' }
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the same rows give the same bytes, and other rows others', () => {
  const bytes = toParquet(lakeTables.topics.columns, [row])
  expect(sha(toParquet(lakeTables.topics.columns, [{ ...row }]))).toBe(sha(bytes))
  expect(sha(toParquet(lakeTables.topics.columns, [row, row]))).not.toBe(sha(bytes))
  expect(Buffer.from(bytes).subarray(0, 4).toString()).toBe('PAR1')
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/20\d\d-\d\d/)
})
