import { defineFunction } from '../../shared/contracts/function.ts'
import { listPeriodSignOffs, listSignOffs, signOffMonth, signOffPeriod } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'sign-off',
  summary: 'Records who signed an org’s month, quarter or year off, and over which results',
  endpoints: [signOffMonth, listSignOffs, signOffPeriod, listPeriodSignOffs],
  tables: { results: ['query', 'put'], roster: ['get', 'batchGet', 'query'], views: ['query'] },
  readsOnly: { results: ['CADRE#*', 'ORG#*'] },
  writesOnly: { results: ['ORG#*'] },
  timeout: 29,
  memory: 1769,
})
