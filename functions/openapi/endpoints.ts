import * as z from 'zod'
import { defineEndpoint, roles } from '../../shared/contracts/endpoint.ts'

/** GET /v1/openapi.json */
export const readOpenapi = defineEndpoint({
  name: 'readOpenapi',
  summary: 'Read this document',
  method: 'GET',
  path: '/v1/openapi.json',
  roles,
  scope: 'anyone',
  responses: { 200: z.looseObject({ openapi: z.string() }) },
})
