import { defineFunction } from '../../shared/contracts/function.ts'
import { exportDemands } from './export/endpoints.ts'
import { getDemand, groupDemands, listDemands } from './list/endpoints.ts'

export const declaration = defineFunction({
  name: 'demands',
  summary: 'Answers about demands: an org’s list, sheet and groups, one with its steps',
  endpoints: [listDemands, groupDemands, getDemand, exportDemands],
  tables: {
    ledger: ['get', 'query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['query'],
  },
  secrets: ['aliases'],
  timeout: 28,
  memory: 1769,
})
