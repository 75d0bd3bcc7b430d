import { defineFunction } from '../../shared/declare/function.ts'

export const declaration = defineFunction({
  name: 'relay',
  summary: 'Publishes what the ledger took, and what changed in the roster, to the bus',
  streams: [
    { table: 'ledger', batchSize: 100, window: 0 },
    { table: 'roster', sortKeyPrefix: 'AUDIT#', batchSize: 100, window: 0 },
  ],
  publishes: true,
  timeout: 30,
})
