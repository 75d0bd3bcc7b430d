import { defineFunction } from '../../shared/contracts/function.ts'
import { finaliseMonth, getAssessmentRun, startAssessmentRun } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'runs',
  summary: 'Starts runs of a month’s assessment and tells their progress',
  endpoints: [startAssessmentRun, finaliseMonth, getAssessmentRun],
  tables: { results: ['query', 'put'], roster: ['get', 'batchGet'], views: ['get', 'query', 'put'] },
  readsOnly: { roster: ['ORG#*', 'CADRE#*'], results: ['OPENINGS', 'OBJECTIONS'] },
  writesOnly: { results: ['OPENINGS'], views: ['RUN#*', 'OPENRUNS'] },
  sends: ['assessment'],
})
