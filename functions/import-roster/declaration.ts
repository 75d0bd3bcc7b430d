import { defineFunction } from '../../shared/contracts/function.ts'
import { importRoster } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'import-roster',
  summary: 'Imports the committee’s annex sheet',
  endpoints: [importRoster],
  tables: { roster: ['get', 'batchGet', 'query', 'put', 'delete', 'check'] },
  readsOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'MOBILE#*'] },
  writesOnly: { roster: ['ORG#*', 'BASE#*', 'CADRE#*', 'MOBILE#*', 'UNANNOUNCED#*'] },
  secrets: ['naming'],
  timeout: 29,
  memory: 1769,
})
