import { defineFunction } from '../../shared/contracts/function.ts'

export const declaration = defineFunction({
  name: 'work-imports',
  summary: 'Works off the rows of imports and handovers, chunk by chunk',
  work: [{ queue: 'imports', batchSize: 1, window: 0, maxConcurrency: 10 }],
  tables: {
    ledger: ['get', 'put'],
    roster: ['get', 'batchGet', 'query', 'put', 'delete', 'check'],
    settings: ['query'],
    jobs: ['get', 'put'],
  },
  writesOnly: { roster: ['BASE#*', 'CADRE#*', 'YOUTH#*', 'UNANNOUNCED#*'], jobs: ['JOB#*'] },
  timeout: 60,
  memory: 1024,
})
