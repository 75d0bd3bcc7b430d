import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'write-sheets',
  summary: 'Writes the sheets that were ordered beside the lake',
  work: [{ queue: 'sheets', batchSize: 1, window: 0, maxConcurrency: 5 }],
  tables: {
    jobs: ['get', 'put'],
    ledger: ['batchGet', 'query'],
    results: ['query'],
    roster: ['get', 'batchGet', 'query'],
    settings: ['query'],
    views: ['batchGet', 'query'],
  },
  readsOnly: { jobs: ['EXPORT#*'], results: ['CADRE#*', 'ORG#*'] },
  writesOnly: { jobs: ['EXPORT#*'] },
  secrets: ['aliases'],
  sheets: 'writes',
  timeout: 300,
  memory: 1769,
})
