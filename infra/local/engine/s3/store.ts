import { randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

/** Objects of one bucket. A write is whole or it is not; whoever reads finds the old object or the new one. */
export interface BucketStore {
  write(key: string, bytes: Buffer): void
  read(key: string): Buffer | undefined
  remove(key: string): void
  /** Keys, ascending. */
  keys(): string[]
}

/** A bucket in this process’s memory. */
export function memoryBucket(): BucketStore {
  const kept = new Map<string, Buffer>()
  return {
    write: (key, bytes) => void kept.set(key, Buffer.from(bytes)),
    read: key => kept.get(key),
    remove: key => void kept.delete(key),
    keys: () => [...kept.keys()].sort(),
  }
}

/** Where what is not whole yet lies: no key begins so. */
const unfinished = '.unfinished'

/** A bucket as a directory, an object a file, put in place by one rename: a killed process leaves no half object. */
export function directoryBucket(directory: string): BucketStore {
  const beside = join(directory, unfinished)
  rmSync(beside, { recursive: true, force: true })
  mkdirSync(beside, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => join(directory, ...key.split('/'))

  function* walk(folder: string, prefix: string): Generator<string> {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && entry.name !== unfinished)
        yield* walk(join(folder, entry.name), `${prefix}${entry.name}/`)
      else if (entry.isFile()) yield prefix + entry.name
    }
  }

  return {
    write(key, bytes) {
      const [whole, part] = [pathOf(key), join(beside, randomUUID())]
      mkdirSync(dirname(whole), { recursive: true, mode: 0o700 })
      writeFileSync(part, bytes, { mode: 0o600, flush: true })
      renameSync(part, whole)
    },
    read(key) {
      const path = pathOf(key)
      return existsSync(path) && statSync(path).isFile() ? readFileSync(path) : undefined
    },
    remove(key) {
      rmSync(pathOf(key), { force: true })
      // Folders are no objects: those that are left empty go.
      for (let folder = dirname(pathOf(key)); folder !== directory; folder = dirname(folder)) {
        if (!existsSync(folder)) continue
        if (readdirSync(folder).length > 0) break
        rmdirSync(folder)
      }
    },
    keys: () => [...walk(directory, '')].sort(),
  }
}
