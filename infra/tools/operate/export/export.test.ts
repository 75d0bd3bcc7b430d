import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { closedCounty } from '../../../../functions/assess/testing/county.ts'
import type { Item, Items } from '../../../../shared/aws/items/items.ts'
import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { memoryTables } from '../../../../shared/repositories/testing/memory.ts'
import { storesOn } from '../stores.ts'
import { agrees } from '../verify/report.ts'
import { verify } from '../verify/verify.ts'
import { exportRecords } from './export.ts'
import { decodeItem, encodeItem } from './line.ts'
import { restoreRecords } from './restore.ts'
import { sorted } from './sorted.ts'

const root = mkdtempSync(join(tmpdir(), 'export-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const directory = () => join(mkdtempSync(join(root, 'dir-')), 'export')
const look = { patience: 0 }
const bytesOf = (dir: string) =>
  Object.fromEntries(readdirSync(dir).map(name => [name, readFileSync(join(dir, name)).toString('base64')]))

async function exported() {
  const told = await closedCounty()
  const dir = directory()
  return { ...told, dir, manifest: await exportRecords(told.tables, dir) }
}

test('what is exported and restored into another stack verifies, and is exported again to the byte', async () => {
  const { dir, manifest, now } = await exported()
  expect(manifest.tables.ledger.items).toBe(7)
  expect(manifest.tables.results.items).toBeGreaterThan(3)
  const stores = storesOn(memoryTables(), now)
  expect(await restoreRecords(stores, dir, look)).toEqual([])
  expect(agrees(await verify(stores, { ...look, mend: false }))).toBe(true)
  const again = directory()
  await exportRecords(stores.tables, again)
  expect(bytesOf(again)).toEqual(bytesOf(dir))
})

test('an export is plain lines in order, for its owner alone', async () => {
  const { dir } = await exported()
  const lines = gunzipSync(readFileSync(join(dir, 'results.jsonl.gz')))
    .toString()
    .trimEnd()
    .split('\n')
  expect(lines).toEqual([...lines].sort())
  expect(JSON.parse(lines.find(line => line.includes('ASSESSMENT#')) ?? '')).toMatchObject({
    pk: 'CADRE#c-li',
    sk: 'ASSESSMENT#2026-05#000001',
    value: { $compressed: { cadreId: 'c-li', month: '2026-05', revision: 1, status: 'provisional' } },
  })
  expect(readdirSync(dir).map(name => statSync(join(dir, name)).mode & 0o077)).toEqual(
    readdirSync(dir).map(() => 0),
  )
})

test('cut short, a restore goes on when it is begun again', async () => {
  const { dir, now } = await exported()
  const tables = memoryTables()
  let left = 20
  const failing: Items = {
    ...tables.roster,
    async put<Value>(item: Item<Value>, guard?: Parameters<Items['put']>[1]) {
      if (left-- <= 0) throw new Error('cut short')
      return tables.roster.put(item, guard)
    },
  }
  const cut = restoreRecords(storesOn({ ...tables, roster: failing }, now), dir, look)
  await expect(cut).rejects.toThrow('cut short')
  const stores = storesOn(tables, now)
  expect(await restoreRecords(stores, dir, look)).toEqual([])
  expect(agrees(await verify(stores, { ...look, mend: false }))).toBe(true)
})

test('a stack that holds something, a damaged file and a directory without a manifest are refused; nothing is written', async () => {
  const { dir, now, tables } = await exported()
  await expect(restoreRecords(storesOn(tables, now), dir, look)).rejects.toThrow(
    /the stack is not empty: its table results/,
  )
  const stores = storesOn(memoryTables(), now)
  await expect(restoreRecords(stores, root, look)).rejects.toThrow(
    /holds no export: manifest.json is missing/,
  )
  writeFileSync(join(dir, 'ledger.jsonl.gz'), 'damaged')
  await expect(restoreRecords(stores, dir, look)).rejects.toThrow(
    'ledger.jsonl.gz is not what manifest.json says: it is damaged',
  )
  for (const items of Object.values(stores.tables))
    expect(await Array.fromAsync(items.scanKeys())).toEqual([])
  await expect(exportRecords(tables, dir)).rejects.toThrow(/holds other things; name an empty directory/)
})

test('any item comes back as it was, whatever it holds', async () => {
  const items = memoryItems()
  const item = {
    pk: 'A#1',
    sk: 'B',
    version: 3,
    head: { b: 1, a: [1, '字', null] },
    value: { bytes: Uint8Array.from([1, 2, 3]), z: 1, a: { y: 1, x: 2 }, none: null },
  }
  await items.put(item)
  const line = encodeItem(item)
  expect(line).toContain('"value":{"a":{"x":2,"y":1},"bytes":{"$bytes":"AQID"},"none":null,"z":1}')
  expect({
    ...decodeItem(line),
    value: { ...Object(decodeItem(line).value), bytes: item.value.bytes },
  }).toEqual(item)
  expect(encodeItem(decodeItem(line))).toBe(line)
  expect(() => decodeItem('{"pk":"A"}')).toThrow('a line is no item')
})

test('more lines than fit into memory are sorted by pieces', async () => {
  const lines = Array.from({ length: 50 }, (_, n) => `{"pk":"${(n * 37) % 50}"}`)
  async function* source() {
    yield* lines
  }
  expect(await Array.fromAsync(sorted(source(), root, 7))).toEqual([...lines].sort())
  expect(readdirSync(root).filter(name => name.startsWith('.sorting'))).toEqual([])
})
