import type { TableName } from '../../../../shared/contracts/function.ts'

/** Tables of records, those first of which the others are a cause: what is written meanwhile lacks no cause. */
export const recordTables = [
  'results',
  'voice',
  'settings',
  'roster',
  'ledger',
] as const satisfies TableName[]

export type RecordTable = (typeof recordTables)[number]

/** Name of an export's manifest. */
export const manifestFile = 'manifest.json'
