import { viewKeys } from '../../shared/aws/keys.ts'
import { defineFunction } from '../../shared/contracts/function.ts'
import { readHealth } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'health',
  summary: 'Says what is behind, and since when',
  endpoints: [readHealth],
  watchesQueues: true,
  tables: { roster: ['batchGet', 'query'], settings: ['query'], views: ['get', 'query', 'put'] },
  readsOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'UNANNOUNCED#*'] },
  writesOnly: { views: [viewKeys.health.pk] },
})
