import { defineFunction } from '../../shared/contracts/function.ts'
import {
  getAssessment,
  getCredit,
  getEvent,
  getFacts,
  getProgress,
  listEvents,
  listRevisions,
} from './endpoints.ts'

export const declaration = defineFunction({
  name: 'cadre',
  summary: 'Answers about one cadre: progress, events, facts, assessments',
  endpoints: [getProgress, listEvents, getEvent, getFacts, getAssessment, listRevisions, getCredit],
  tables: {
    ledger: ['query'],
    results: ['get', 'query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['get', 'query'],
  },
  secrets: ['aliases'],
  memory: 1024,
})
