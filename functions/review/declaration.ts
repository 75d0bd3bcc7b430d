import { defineFunction } from '../../shared/contracts/function.ts'
import { dismissFlag, getConcentration, listFlags, listOverlaps } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'review',
  summary: 'Answers whether contact is spread fairly, and keeps who dismissed a flag',
  endpoints: [listOverlaps, getConcentration, listFlags, dismissFlag],
  tables: {
    jobs: ['get'],
    ledger: ['query'],
    results: ['batchGet', 'put'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['query', 'put'],
  },
  readsOnly: { jobs: ['COUNT#*'], results: ['DISMISSED#*'] },
  writesOnly: { results: ['DISMISSED#*'], views: ['LAKE#*'] },
  sends: ['reports'],
  timeout: 28,
  memory: 1769,
})
