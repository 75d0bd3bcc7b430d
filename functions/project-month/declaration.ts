import { eventTypes } from '../../events/index.ts'
import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'project-month',
  summary: 'Folds a cadre’s month of the ledger into its facts, and lists the demands in it',
  subscription: { events: eventTypes, batchSize: 100, window: 1, maxConcurrency: 20 },
  tables: {
    ledger: ['get', 'query'],
    roster: ['get', 'batchGet'],
    views: ['get', 'query', 'put', 'delete', 'check'],
  },
  writesOnly: { views: ['CADRE#*', 'DEMANDS#*'] },
  sends: ['assessment'],
  timeout: 30,
})
