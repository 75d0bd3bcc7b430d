import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, DuckDBTypeId } from '@duckdb/node-api'
import type { Objects } from '../../../shared/aws/objects.ts'
import { concurrently } from '../../../shared/concurrently.ts'
import type { ColumnType } from '../../../shared/domain/lake/columns.ts'
import { type LakeTable, lakeTables, schemaFingerprint } from '../../../shared/domain/lake/tables.ts'
import { fingerprintKey } from '../../../shared/lake/parquet.ts'
import { lakeViews } from '../../../shared/lake/views.ts'

/** An answer: what each column holds, and the rows. */
export interface Answer {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly rows: readonly (readonly unknown[])[]
}

/** The lake as DuckDB has it: what lay there when it was opened, and nothing else of this machine. */
export interface OpenLake {
  ask(sql: string): Promise<Answer>
  close(): Promise<void>
}

const duckTypes: Readonly<Record<ColumnType, string>> = {
  string: 'varchar',
  strings: 'varchar[]',
  boolean: 'boolean',
  int: 'integer',
  bigint: 'bigint',
  double: 'double',
}

/** Objects fetched at once. */
const concurrency = 8

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const listOf = (files: readonly string[]) => `[${files.map(quoted).join(', ')}]`

/** Copies every object of the lake into a directory; the files of each table. */
async function fetchObjects(objects: Objects, directory: string): Promise<Map<string, string[]>> {
  const keys = (await Array.fromAsync(objects.listObjects(''))).filter(key => key.endsWith('.parquet'))
  const found = await concurrently(keys, concurrency, async key => {
    const bytes = await objects.readObject(key)
    // Taken away since it was listed.
    if (!bytes) return []
    const file = join(directory, key)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes)
    return [[key.split('/')[0] ?? '', file] as const]
  })
  const files = new Map<string, string[]>()
  for (const [table, file] of found.flat()) files.set(table, [...(files.get(table) ?? []), file])
  return files
}

/** @throws Error if some object was written in another way than this one's. */
async function checkFingerprints(connection: DuckDBConnection, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  const reader = await connection.runAndReadAll(
    `select f.file from unnest(${listOf(files)}) as f(file)
    left join parquet_kv_metadata(${listOf(files)}) m
      on m.file_name = f.file and decode(m.key) = ${quoted(fingerprintKey)}
        and decode(m.value) = ${quoted(schemaFingerprint)}
    where m.file_name is null`,
  )
  const others = reader.getRowsJson().length
  if (others > 0)
    throw new Error(
      `${others} of ${files.length} objects of the lake were written by another version, and are not read together; make it anew: npm run lake -- rebuild`,
    )
}

function tableSql(name: string, { columns, partitions }: LakeTable, files: readonly string[]): string {
  const all = [...Object.keys(columns), ...partitions].map(column => `"${column}"`).join(', ')
  if (files.length === 0) {
    const empty = [
      ...Object.entries(columns).map(([column, type]) => `null::${duckTypes[type]} as "${column}"`),
      ...partitions.map(column => `null::varchar as "${column}"`),
    ]
    return `create view ${name} as select ${empty.join(', ')} where false`
  }
  const types = partitions.map(column => `'${column}': 'varchar'`).join(', ')
  const hive = partitions.length > 0 ? `, hive_partitioning = true, hive_types = {${types}}` : ''
  return `create view ${name} as select ${all} from read_parquet(${listOf(files)}${hive})`
}

const columnTypes = new Map<DuckDBTypeId, ColumnType>([
  [DuckDBTypeId.LIST, 'strings'],
  [DuckDBTypeId.BOOLEAN, 'boolean'],
  ...[DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.UTINYINT].map(
    id => [id, 'int'] as const,
  ),
  ...[DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT, DuckDBTypeId.UINTEGER, DuckDBTypeId.UBIGINT].map(
    id => [id, 'bigint'] as const,
  ),
  ...[DuckDBTypeId.FLOAT, DuckDBTypeId.DOUBLE, DuckDBTypeId.DECIMAL].map(id => [id, 'double'] as const),
])

const numbers: readonly ColumnType[] = ['int', 'bigint', 'double']

const plain = (value: unknown, type: ColumnType) => {
  if (value === null || value === undefined) return null
  if (numbers.includes(type)) return Number(value)
  return type === 'string' && typeof value === 'object' ? JSON.stringify(value) : value
}

/** Opens an empty database in memory; every extension that DuckDB would fetch stays away. */
export async function openDuck(): Promise<{ connection: DuckDBConnection; close: () => void }> {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  return { connection, close }
}

/** Opens the lake; from then on only its own files are read, no setting changed. @throws Error for another version's. */
export async function openLake(objects: Objects): Promise<OpenLake> {
  const directory = await mkdtemp(join(tmpdir(), 'baixin-lake-'))
  const duck = await openDuck()
  const { connection } = duck
  const close = async () => {
    duck.close()
    await rm(directory, { recursive: true, force: true })
  }
  try {
    const files = await fetchObjects(objects, directory)
    await checkFingerprints(connection, [...files.values()].flat())
    for (const [name, table] of Object.entries(lakeTables))
      await connection.run(tableSql(name, table, files.get(name) ?? []))
    for (const [name, { sql }] of Object.entries(lakeViews))
      await connection.run(`create view ${name} as ${sql}`)
    await connection.run(`set allowed_directories = [${quoted(directory)}]`)
    await connection.run('set enable_external_access = false')
    await connection.run('set lock_configuration = true')
  } catch (error) {
    await close()
    throw error
  }
  return {
    close,
    async ask(sql) {
      const reader = await connection.runAndReadAll(sql)
      const names = reader.columnNames()
      const columns = reader
        .columnTypes()
        .map(({ typeId }, at) => ({ name: names[at] ?? '', type: columnTypes.get(typeId) ?? 'string' }))
      const rows = reader
        .getRowsJson()
        .map(row => row.map((value, at) => plain(value, columns[at]?.type ?? 'string')))
      return { columns, rows }
    },
  }
}
