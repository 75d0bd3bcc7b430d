import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'report',
  summary: 'Counts what of a large org nobody can wait for',
  work: [{ queue: 'reports', batchSize: 1, window: 0, maxConcurrency: 5 }],
  tables: {
    jobs: ['get', 'put'],
    ledger: ['query'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['batchGet', 'query'],
    voice: ['query'],
  },
  readsOnly: { jobs: ['COUNT#*'], results: ['TOPICS#*'], voice: ['RESPONSES#*'] },
  writesOnly: { jobs: ['COUNT#*'] },
  sends: ['reports'],
  secrets: ['aliases'],
  timeout: 300,
  memory: 1769,
})
