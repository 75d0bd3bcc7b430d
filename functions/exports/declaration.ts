import { defineFunction } from '../../shared/contracts/function.ts'
import {
  exportAssessments,
  exportAssessmentsCsv,
  exportPeriod,
  exportPeriodCsv,
} from './appraisal/endpoints.ts'
import { exportDemands } from './demands/endpoints.ts'
import { exportRoster } from './roster/endpoints.ts'

export const declaration = defineFunction({
  name: 'exports',
  summary: 'Writes the committee’s annex sheet, its appraisal tables and its demand list',
  endpoints: [
    exportRoster,
    exportAssessments,
    exportAssessmentsCsv,
    exportPeriod,
    exportPeriodCsv,
    exportDemands,
  ],
  tables: {
    ledger: ['batchGet', 'query'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['batchGet', 'query'],
  },
  readsOnly: { results: ['CADRE#*', 'ORG#*'] },
  secrets: ['aliases'],
  timeout: 29,
  memory: 1769,
})
