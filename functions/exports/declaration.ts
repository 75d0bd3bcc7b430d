import { defineFunction } from '../../shared/contracts/function.ts'
import { exportDemands } from './demands/endpoints.ts'
import { exportRoster } from './roster/endpoints.ts'

export const declaration = defineFunction({
  name: 'exports',
  summary: 'Writes the committee’s annex sheet and its demand list',
  endpoints: [exportRoster, exportDemands],
  tables: {
    ledger: ['batchGet', 'query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['batchGet', 'query'],
  },
  secrets: ['aliases'],
  timeout: 29,
  memory: 1769,
})
