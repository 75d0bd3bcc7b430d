import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'report',
  summary: 'Counts what of a large org nobody can wait for, and writes its sheets',
  work: [{ queue: 'reports', batchSize: 1, window: 0, maxConcurrency: 5 }],
  tables: {
    jobs: ['get', 'put'],
    ledger: ['batchGet', 'query'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['batchGet', 'query'],
  },
  readsOnly: { jobs: ['COUNT#*', 'EXPORT#*'], results: ['TOPICS#*'] },
  writesOnly: { jobs: ['COUNT#*', 'EXPORT#*'] },
  secrets: ['aliases'],
  sheets: 'writes',
  timeout: 300,
  memory: 1769,
})
