import * as z from 'zod'
import { defineEndpoint, roles } from '../../shared/contracts/endpoint.ts'
import { labels } from '../../shared/labels/labels.ts'

/** GET /v1/openapi.json */
export const readOpenapi = defineEndpoint({
  name: 'readOpenapi',
  summary: 'Read this document',
  description: 'OpenAPI 3.1, made from the declarations that route and validate. Asks for no token.',
  method: 'GET',
  path: '/v1/openapi.json',
  // A generator of clients has no token.
  public: true,
  roles: [],
  scope: 'anyone',
  responses: { 200: z.looseObject({ openapi: z.string() }) },
})

type Labels = {
  readonly [Codes in keyof typeof labels]: { readonly [Code in keyof (typeof labels)[Codes]]: string }
}

/** Every set of codes with each of its codes, so that a misspelt one does not compile in a client. */
const labelsBody = z.strictObject(
  Object.fromEntries(
    Object.entries(labels).map(([codes, words]) => [
      codes,
      z.strictObject(Object.fromEntries(Object.keys(words).map(code => [code, z.string()]))),
    ]),
  ),
) as unknown as z.ZodType<Labels>

/** GET /v1/labels */
export const readLabels = defineEndpoint({
  name: 'readLabels',
  summary: 'Read the Chinese word of every code',
  description: 'By what it is a code of. Apps show these and need no dictionary of their own.',
  method: 'GET',
  path: '/v1/labels',
  roles,
  scope: 'anyone',
  responses: { 200: labelsBody },
})
