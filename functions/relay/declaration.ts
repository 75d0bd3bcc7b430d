import { defineFunction } from '../../shared/declare/function.ts'

export const declaration = defineFunction({
  name: 'relay',
  summary: 'Publishes what the ledger took to the bus',
  stream: { table: 'ledger', batchSize: 100, window: 0 },
  publishes: true,
  timeout: 30,
})
