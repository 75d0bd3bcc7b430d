import { defineFunction } from '../../shared/contracts/function.ts'
import { readLabels, readMe, readOpenapi, readReference } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'openapi',
  summary: 'Serves what a client begins with: the OpenAPI document, the word of every code, who it is',
  endpoints: [readOpenapi, readReference, readLabels, readMe],
  tables: { roster: ['get', 'batchGet'] },
  readsOnly: { roster: ['ORG#*', 'CADRE#*'] },
})
