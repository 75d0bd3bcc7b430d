import { defineFunction } from '../../shared/contracts/function.ts'
import { listSignOffs, signOffMonth } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'sign-off',
  summary: 'Records who signed an org’s month off, and over which results',
  endpoints: [signOffMonth, listSignOffs],
  tables: { results: ['query', 'put'], roster: ['get', 'query'], views: ['query'] },
  timeout: 29,
})
