import { createHash } from 'node:crypto'
import { assessmentColumns } from './assessments.ts'
import type { Columns, PartitionKey } from './columns.ts'
import { eventColumns } from './event-columns.ts'
import { flagColumns } from './flags.ts'
import {
  assignmentColumns,
  baseColumns,
  cadreColumns,
  dayColumns,
  linkColumns,
  orgColumns,
} from './roster.ts'

/** What the committee says a demand is about. */
export const topicColumns = {
  cadreId: 'string',
  demandId: 'string',
  topic: 'string',
} as const satisfies Columns

/** A table of the lake. */
export interface LakeTable {
  readonly columns: Columns
  /** Of the folders between the table's name and its objects. */
  readonly partitions: readonly PartitionKey[]
}

/** Every table that lies in the lake, by name. */
export const lakeTables = {
  events: { columns: eventColumns, partitions: ['month', 'shard'] },
  flags: { columns: flagColumns, partitions: ['month', 'shard'] },
  assessments: { columns: assessmentColumns, partitions: ['month', 'shard'] },
  cadres: { columns: cadreColumns, partitions: ['shard'] },
  assignments: { columns: assignmentColumns, partitions: ['shard'] },
  links: { columns: linkColumns, partitions: ['shard'] },
  orgs: { columns: orgColumns, partitions: [] },
  bases: { columns: baseColumns, partitions: [] },
  topics: { columns: topicColumns, partitions: [] },
  days: { columns: dayColumns, partitions: [] },
} as const satisfies Record<string, LakeTable>

export type LakeTableName = keyof typeof lakeTables

/** Grows where rows come to mean something else in the same columns. */
const rowsVersion = 1

/** Tells one way of writing rows from another: what was written in two ways is never read together. */
export const schemaFingerprint: string = createHash('sha256')
  .update(JSON.stringify([rowsVersion, lakeTables]))
  .digest('hex')
  .slice(0, 16)

/** Where an object lies. */
export type Place = Readonly<Partial<Record<PartitionKey, string>>>

/** Key of the object of a table at a place; there is one. */
export function objectKey(table: LakeTableName, place: Place = {}): string {
  const folders = lakeTables[table].partitions.map(key => `${key}=${place[key]}/`)
  return `${table}/${folders.join('')}part.parquet`
}
