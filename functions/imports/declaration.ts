import { defineFunction } from '../../shared/contracts/function.ts'
import { endLinks } from './ends/endpoints.ts'
import { importFeedback } from './feedback/endpoints.ts'
import { handOver } from './handover/endpoints.ts'
import { importLinks } from './links/endpoints.ts'

export const declaration = defineFunction({
  name: 'imports',
  summary: 'Begins imports of links and ratings by sheet, handovers and ends of links',
  endpoints: [importLinks, importFeedback, handOver, endLinks],
  tables: { roster: ['get', 'batchGet', 'query'], jobs: ['get', 'put'] },
  readsOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'YOUTH#*', 'MOBILE#*'] },
  writesOnly: { jobs: ['JOB#*'] },
  sends: ['imports'],
  secrets: ['youths'],
  timeout: 29,
  memory: 1769,
})
