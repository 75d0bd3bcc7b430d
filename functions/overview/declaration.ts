import { defineFunction } from '../../shared/contracts/function.ts'
import { getCadrePurposes, getOrgPurposes } from './purposes/endpoints.ts'

export const declaration = defineFunction({
  name: 'overview',
  summary: 'Reads back what is recorded: purposes and programmes',
  endpoints: [getCadrePurposes, getOrgPurposes],
  tables: {
    ledger: ['query'],
    roster: ['get', 'query'],
    views: ['query'],
  },
  timeout: 28,
  memory: 1024,
})
