import { defineFunction } from '../../shared/contracts/function.ts'
import { listAttention } from './attention/endpoints.ts'
import { listCoverage } from './headcount/endpoints.ts'
import { listPlannedVisits } from './plans/endpoints.ts'
import { getCadrePurposes, getOrgPurposes } from './purposes/endpoints.ts'

export const declaration = defineFunction({
  name: 'overview',
  summary: 'Reads back what is recorded: who needs help, planned and done, coverage, purposes and programmes',
  endpoints: [listAttention, listPlannedVisits, listCoverage, getCadrePurposes, getOrgPurposes],
  tables: {
    ledger: ['query'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['get', 'batchGet', 'query'],
  },
  secrets: ['aliases'],
  timeout: 28,
  memory: 1024,
})
