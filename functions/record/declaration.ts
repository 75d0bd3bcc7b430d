import { defineFunction } from '../../shared/contracts/function.ts'
import { recordBatch } from './batch/endpoints.ts'
import {
  recordContact,
  recordDemand,
  recordDemandStep,
  recordFeedback,
  recordVisit,
  recordVoid,
} from './endpoints.ts'

export const declaration = defineFunction({
  name: 'record',
  summary:
    'Takes contacts, visits, feedback, demands, their steps and voids into the ledger, one at a time or many',
  endpoints: [
    recordContact,
    recordVisit,
    recordFeedback,
    recordDemand,
    recordDemandStep,
    recordVoid,
    recordBatch,
  ],
  secrets: ['aliases'],
  tables: {
    ledger: ['put', 'get'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['get'],
  },
  reserved: true,
  timeout: 25,
  memory: 1024,
})
