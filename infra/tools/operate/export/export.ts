import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Items } from '../../../../shared/aws/items/items.ts'
import { makeDirectory } from '../../../local/make-directory.ts'
import { UsageError } from '../../command-line.ts'
import type { Tables } from '../stores.ts'
import { encodeItem } from './line.ts'
import { hashOfFile, isPassing, type Manifest } from './manifest.ts'
import { manifestFile, type RecordTable, recordTables } from './record-tables.ts'
import { sorted } from './sorted.ts'

/** Told as items are read. */
export type OnItem = (table: RecordTable) => void

async function* linesOf(items: Pick<Items, 'scan'>, onItem: () => void): AsyncIterable<string> {
  for await (const item of items.scan()) {
    if (isPassing(item)) continue
    onItem()
    yield encodeItem(item)
  }
}

/** How many items a table has, and SHA-256 over them: of the same items always the same. */
export async function hashTable(
  items: Pick<Items, 'scan'>,
  directory: string,
  onItem: () => void = () => {},
): Promise<{ items: number; linesSha256: string }> {
  const hash = createHash('sha256')
  let count = 0
  for await (const line of sorted(linesOf(items, onItem), directory)) {
    hash.update(`${line}\n`)
    count++
  }
  return { items: count, linesSha256: hash.digest('hex') }
}

async function exportTable(
  items: Pick<Items, 'scan'>,
  directory: string,
  name: RecordTable,
  onItem: () => void,
): Promise<Manifest['tables'][RecordTable]> {
  const file = `${name}.jsonl.gz`
  const hash = createHash('sha256')
  let count = 0
  async function* text() {
    for await (const line of sorted(linesOf(items, onItem), directory)) {
      const chunk = `${line}\n`
      hash.update(chunk)
      count++
      yield chunk
    }
  }
  const unfinished = join(directory, `${file}.part`)
  await pipeline(
    Readable.from(text()),
    createGzip({ level: 9 }),
    createWriteStream(unfinished, { mode: 0o600 }),
  )
  await rename(unfinished, join(directory, file))
  return {
    file,
    items: count,
    sha256: await hashOfFile(join(directory, file)),
    linesSha256: hash.digest('hex'),
  }
}

/** @throws UsageError if the directory is there and holds something. */
export function checkEmpty(directory: string): void {
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new UsageError(`${directory} holds other things; name an empty directory`)
}

/**
 * Writes all records into files of an empty directory, readable by their owner alone: one JSON line an item, in order,
 * so that the same records give the same bytes. The manifest comes last; a directory without one is no export.
 * @throws Error if the directory holds something.
 */
export async function exportRecords(
  tables: Tables,
  directory: string,
  onItem: OnItem = () => {},
): Promise<Manifest> {
  checkEmpty(directory)
  makeDirectory(directory, 0o700)
  const exported: Partial<Manifest['tables']> = {}
  for (const name of recordTables)
    exported[name] = await exportTable(tables[name], directory, name, () => onItem(name))
  const manifest: Manifest = { format: 'baixin-export', version: 1, tables: exported as Manifest['tables'] }
  await writeFile(join(directory, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  return manifest
}
