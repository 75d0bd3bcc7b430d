import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { manifestFile, recordTables } from './record-tables.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const table = z.strictObject({
  file: z.string().regex(/^[a-z]+\.jsonl\.gz$/),
  items: z.int().min(0),
  /** Of the file as it lies there: `sha256sum` tells the same. */
  sha256,
  /** Of the lines in it. */
  linesSha256: sha256,
})

/** What an export holds; it is written last, so that a directory with one is whole. */
export const manifest = z.strictObject({
  format: z.literal('baixin-export'),
  version: z.literal(1),
  tables: z.strictObject({ results: table, voice: table, settings: table, roster: table, ledger: table }),
})

export type Manifest = z.infer<typeof manifest>

/** Items that no backup needs: they are on their way, or pass by themselves. */
export const isPassing = ({ pk, sk }: { pk: string; sk: string }): boolean =>
  pk.startsWith('UNANNOUNCED#') || sk === 'VISITS'

/** SHA-256 of a file, in hex. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** The manifest of an export, every file of which is there and whole. @throws Error in one line if it is none. */
export async function readManifest(directory: string): Promise<Manifest> {
  const text = await readFile(join(directory, manifestFile), 'utf8').catch(() => {
    throw new Error(`${directory} holds no export: ${manifestFile} is missing`)
  })
  let read: Manifest
  try {
    read = manifest.parse(JSON.parse(text))
  } catch {
    throw new Error(`${manifestFile} in ${directory} is none that this version reads`)
  }
  for (const name of recordTables) {
    const { file, sha256 } = read.tables[name]
    const found = await hashOfFile(join(directory, file)).catch(() => undefined)
    if (found !== sha256)
      throw new Error(`${file} is not what ${manifestFile} says: it is ${found ? 'damaged' : 'missing'}`)
  }
  return read
}
