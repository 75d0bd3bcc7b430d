import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'on-roster-changed',
  summary:
    'Keeps the registers and where objections lie, and has those assessed again on whose results a change of the roster may bear',
  subscription: { events: ['rosterChanged'], batchSize: 100, window: 1, maxConcurrency: 10 },
  tables: {
    ledger: ['query'],
    roster: ['get', 'batchGet', 'query'],
    results: ['get', 'query', 'put', 'delete'],
    views: ['get', 'query', 'put', 'delete', 'check'],
  },
  readsOnly: { results: ['CADRE#*', 'OBJECTIONS', 'OBJECTIONS#*'] },
  writesOnly: {
    results: ['OBJECTIONS', 'OBJECTIONS#*'],
    views: ['CADRE#*', 'REGISTER#*', 'DEMANDS#*', 'OVERLAPS#*', 'YOUTH#*'],
  },
  sends: ['assessment'],
  timeout: 30,
})
