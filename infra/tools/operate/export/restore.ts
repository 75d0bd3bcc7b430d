import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Items } from '../../../../shared/aws/items/items.ts'
import type { Key } from '../../../../shared/aws/keys.ts'
import { atOnce } from '../../../../shared/concurrently.ts'
import { eachOf } from '../each.ts'
import type { Stores } from '../stores.ts'
import { rebuild, rebuildInputs, type VerifyOptions } from '../verify/verify.ts'
import { hashTable, type OnItem } from './export.ts'
import { decodeItem, encodeItem } from './line.ts'
import { isPassing, type Manifest, readManifest } from './manifest.ts'
import { type RecordTable, recordTables } from './record-tables.ts'

/** That a restore is under way, and of which export. */
const underWay: Key = { pk: 'RESTORE', sk: 'RESTORE' }

/** What the stack itself needs first; results last, when all they are made of is there, so that nothing restates them. */
const causes = ['settings', 'roster', 'ledger', 'voice'] as const satisfies RecordTable[]

const nameOf = (manifest: Manifest) => recordTables.map(name => manifest.tables[name].linesSha256).join(' ')

async function isEmpty(items: Pick<Items, 'scanKeys'>): Promise<boolean> {
  for await (const key of items.scanKeys()) if (!isPassing(key)) return false
  return true
}

/** Begins, or goes on with what was begun. */
async function begin({ tables }: Stores, manifest: Manifest): Promise<void> {
  const marker = await tables.views.get<string>(underWay)
  if (marker?.value === nameOf(manifest)) return
  if (marker)
    throw new Error('a restore of another export is under way; finish it, or begin with an empty stack')
  for (const name of recordTables)
    if (!(await isEmpty(tables[name])))
      throw new Error(`the stack is not empty: its table ${name} has items; restore into a new one`)
  await tables.views.put({ ...underWay, value: nameOf(manifest) }, 'absent')
}

async function putTable(items: Items, file: string, onItem: () => void): Promise<void> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  await eachOf(lines, atOnce, async line => {
    const item = decodeItem(line)
    const put = await items.put(item, 'absent')
    // What the stack made of itself meanwhile gives way to what was exported.
    if (!put.done && put.existing && encodeItem(put.existing) !== line) await items.put(item)
    onItem()
  })
}

/** Tables whose records are not what was exported. */
async function differing({ tables }: Stores, manifest: Manifest): Promise<RecordTable[]> {
  const directory = await mkdtemp(join(tmpdir(), 'baixin-restore-'))
  try {
    const found: RecordTable[] = []
    for (const name of recordTables) {
      const { linesSha256 } = await hashTable(tables[name], directory)
      if (linesSha256 !== manifest.tables[name].linesSha256) found.push(name)
    }
    return found
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/**
 * Puts the records of an export into an empty stack and makes its views of them. Every file is looked at before anything
 * is written. Cut short, it goes on where it is begun again. Results come when all they are made of is there.
 * @returns the tables that hold other records than were exported: the stack has gone on meanwhile.
 * @throws Error if the export is damaged or the stack not empty.
 */
export async function restoreRecords(
  stores: Stores,
  directory: string,
  options: Omit<VerifyOptions, 'mend'> & { readonly onItem?: OnItem },
): Promise<readonly RecordTable[]> {
  const { onItem = () => {}, ...look } = options
  const manifest = await readManifest(directory)
  await begin(stores, manifest)
  const put = (name: RecordTable) =>
    putTable(stores.tables[name], join(directory, manifest.tables[name].file), () => onItem(name))
  for (const name of causes) await put(name)
  await rebuildInputs(stores, look)
  await put('results')
  await rebuild(stores, look)
  await stores.tables.views.remove(underWay)
  return differing(stores, manifest)
}
