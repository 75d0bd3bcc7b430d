/** What a column holds: types that mean the same to Athena and DuckDB. Days and ids are texts, moments milliseconds. */
export type ColumnType = 'string' | 'strings' | 'boolean' | 'int' | 'bigint' | 'double'

/** The value of a column type; every column may be null. */
interface Values {
  string: string
  strings: readonly string[]
  boolean: boolean
  int: number
  bigint: number
  double: number
}

/** Columns of a table, in order. */
export type Columns = Readonly<Record<string, ColumnType>>

/** A row of a table with these columns. */
export type RowOf<C extends Columns> = { readonly [Name in keyof C]: Values[C[Name]] | null }

/** What stands in the path of a table's objects beside its name. */
export type PartitionKey = 'month' | 'shard'
