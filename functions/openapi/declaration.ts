import { defineFunction } from '../../shared/contracts/function.ts'
import { readOpenapi } from './endpoints.ts'

export const declaration = defineFunction({
  name: 'openapi',
  summary: 'Serves the OpenAPI document',
  endpoints: [readOpenapi],
})
