import { defineFunction } from '../../shared/contracts/function.ts'
import { getRollup, listCadreAssessments, listCadreMonths, listOrgMonths } from './months/endpoints.ts'
import { getCadrePeriod, getOrgPeriod, listPeriodCadres } from './periods/endpoints.ts'

export const declaration = defineFunction({
  name: 'org-results',
  summary: 'Answers about an org’s results: roll-up, table, quarters and years',
  endpoints: [
    getRollup,
    listCadreAssessments,
    listOrgMonths,
    listCadreMonths,
    getCadrePeriod,
    getOrgPeriod,
    listPeriodCadres,
  ],
  tables: {
    jobs: ['get'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['get', 'batchGet', 'query'],
    voice: ['batchGet', 'query'],
  },
  readsOnly: { jobs: ['COUNT#*'], results: ['CADRE#*', 'OPENINGS'] },
  sends: ['reports'],
  timeout: 29,
  memory: 1769,
})
