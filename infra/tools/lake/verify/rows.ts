import { isDeepStrictEqual } from 'node:util'
import type { OpenLake } from '../duck.ts'
import type { Row } from './recorded.ts'

/** By which cadre's month rows are compared. */
export const keyOf = (row: Readonly<Record<'cadreId' | 'month', unknown>>): string =>
  `${row.cadreId} ${row.month}`

/** All rows of a table or view. */
export async function rowsOf(lake: OpenLake, table: string): Promise<Row[]> {
  const { columns, rows } = await lake.ask(`select * from ${table}`)
  return rows.map(row => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])))
}

/** Rows of a table by cadre and month. */
export const rowsByMonth = async (lake: OpenLake, table: string): Promise<Map<string, Row[]>> =>
  Map.groupBy(await rowsOf(lake, table), row => keyOf(row as never))

/** The first of the columns expected in which two rows differ; undefined where none does. */
export function firstDifference(own: Row, expected: Row): string | undefined {
  const name = Object.keys(expected).find(each => !isDeepStrictEqual(own[each], expected[each]))
  return name && `${name} ${JSON.stringify(own[name])} → ${JSON.stringify(expected[name])}`
}
