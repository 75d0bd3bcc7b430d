import { zstdCompressSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import type { Columns, ColumnType } from '../domain/lake/columns.ts'
import { schemaFingerprint } from '../domain/lake/tables.ts'

/** Under which key an object says how its rows were made. */
export const fingerprintKey = 'baixin.schema'

type Schema = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const

const elements: Readonly<Record<ColumnType, (name: string) => Schema>> = {
  string: name => [{ name, ...text, repetition_type: 'OPTIONAL' }],
  strings: name => [
    { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...text, repetition_type: 'OPTIONAL' },
  ],
  boolean: name => [{ name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' }],
  int: name => [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }],
  bigint: name => [{ name, type: 'INT64', repetition_type: 'OPTIONAL' }],
  double: name => [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }],
}

const valuesOf = (rows: readonly Readonly<Record<string, unknown>>[], name: string, type: ColumnType) =>
  type === 'bigint'
    ? rows.map(row => (row[name] === null ? null : BigInt(row[name] as number)))
    : rows.map(row => row[name] ?? null)

/** Makes an object of rows: the same bytes of the same rows, and others of others. */
export type Encode = (columns: Columns, rows: readonly Readonly<Record<string, unknown>>[]) => Uint8Array

/** Rows as one Parquet object (Zstandard); the same rows give the same bytes: nothing tells when or by whom. */
export const toParquet: Encode = (columns, rows) => {
  const entries = Object.entries(columns)
  const buffer = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: entries.length },
      ...entries.flatMap(([name, type]) => elements[type](name)),
    ],
    columnData: entries.map(([name, type]) => ({
      name,
      data: valuesOf(rows, name, type),
      ...(type === 'bigint' && { encoding: 'DELTA_BINARY_PACKED' as const }),
    })),
    codec: 'ZSTD',
    compressors: { ZSTD: bytes => zstdCompressSync(bytes) },
    rowGroupSize: 100_000,
    createdBy: 'baixin',
    kvMetadata: [{ key: fingerprintKey, value: schemaFingerprint }],
  })
  return new Uint8Array(buffer)
}
