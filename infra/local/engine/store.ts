import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeDirectory } from '../make-directory.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    messageId TEXT NOT NULL,
    body TEXT NOT NULL,
    attributes TEXT NOT NULL,
    sentAt INTEGER NOT NULL,
    visibleAt INTEGER NOT NULL,
    receiveCount INTEGER NOT NULL DEFAULT 0,
    firstReceivedAt INTEGER,
    receipt TEXT,
    sourceArn TEXT
  );
  CREATE INDEX IF NOT EXISTS messagesByVisibility ON messages (queue, visibleAt, id);
  CREATE INDEX IF NOT EXISTS messagesByReceipt ON messages (receipt);
  CREATE TABLE IF NOT EXISTS positions (
    mapping TEXT NOT NULL, shard TEXT NOT NULL, sequence TEXT, finished INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (mapping, shard)
  );
  CREATE TABLE IF NOT EXISTS firings (schedule TEXT PRIMARY KEY, expression TEXT NOT NULL, last INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`

const FILE = 'runner.sqlite'
/** SQLite's code for a database that another connection holds. */
const BUSY = 5

/** The runner's own state: queues, stream positions, firings, the signing key. Everything else is DynamoDB's. */
export interface Store {
  database: DatabaseSync
  /** Runs `work` in one transaction; what it wrote is on disk when this returns. */
  transaction<T>(work: () => T): T
  close(): void
}

/** Another runner holds the data directory. */
export class DataInUse extends Error {}

/** Opens the runner's state in `directory`, or in memory. Held exclusively: the operating system frees it at any death. */
export function openStore(directory: string | undefined): Store {
  if (directory !== undefined) takeDirectory(directory)
  const file = directory === undefined ? ':memory:' : join(directory, FILE)
  const database = new DatabaseSync(file)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    database.exec(SCHEMA)
    database.exec('BEGIN IMMEDIATE; COMMIT')
  } catch (error) {
    database.close()
    const { errcode, message } = error as { errcode?: number; message: string }
    if (errcode === BUSY) throw new DataInUse(`${directory} is in use by another runner${holder(directory)}`)
    throw new Error(`${file} can't be read (${message}); move it away, or choose another --data`)
  }
  if (directory !== undefined) {
    chmodSync(file, 0o600)
    writeFileSync(join(directory, 'runner.pid'), `${process.pid}\n`)
  }
  return { database, transaction: work => transaction(database, work), close: () => database.close() }
}

/** Makes the directory, or makes sure that it is one of ours: its owner's alone, for the key that signs tokens is in it. */
function takeDirectory(directory: string): void {
  try {
    makeDirectory(directory, 0o700)
    const ours = existsSync(join(directory, FILE)) || readdirSync(directory).length === 0
    if (!ours) throw new Error('it holds other things')
    chmodSync(directory, 0o700)
  } catch (error) {
    throw new Error(`${directory} can't hold the data: ${(error as Error).message}`)
  }
}

/** A value that is kept; undefined if there is none. */
export function findSetting({ database }: Store, name: string): string | undefined {
  const row = database.prepare('SELECT value FROM settings WHERE name = ?').get(name)
  return row && String(row.value)
}

/** Keeps a value, in the place of another one if there is one. */
export function writeSetting({ database }: Store, name: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(name, value)
}

/** A value that is made once and then kept. */
export function readSetting(store: Store, name: string, make: () => string): string {
  const known = findSetting(store, name)
  if (known !== undefined) return known
  const value = make()
  writeSetting(store, name, value)
  return value
}

function transaction<T>(database: DatabaseSync, work: () => T): T {
  if (database.isTransaction) return work()
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function holder(directory: string | undefined): string {
  try {
    return ` (process ${readFileSync(join(directory ?? '', 'runner.pid'), 'utf8').trim()})`
  } catch {
    return ''
  }
}
