import { defineFunction } from '../../shared/contracts/function.ts'
import { readLabels, readOpenapi } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'openapi',
  summary: 'Serves the OpenAPI document and the Chinese word of every code',
  endpoints: [readOpenapi, readLabels],
})
