import { defineFunction } from '../../shared/contracts/function.ts'
import { exportEvidence } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'evidence',
  summary: 'Writes what stands behind a cadre’s result as a spreadsheet',
  endpoints: [exportEvidence],
  tables: {
    ledger: ['query'],
    results: ['get', 'query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['get', 'query'],
  },
  timeout: 29,
  memory: 1024,
})
