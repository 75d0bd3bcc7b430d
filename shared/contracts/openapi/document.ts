import type * as z from 'zod'
import { declaredAs } from '../declared.ts'
import type { Endpoint } from '../endpoint.ts'
import type { FunctionDeclaration } from '../function.ts'
import { isFile } from '../media.ts'
import { problem } from '../problem.ts'
import { type Operation, operation } from './operation.ts'
import { gatewayMessage, problemResponses } from './problems.ts'
import { type JsonSchema, renderSchemas } from './schemas.ts'

/** Version of the contract; changes with the contract and with nothing else. A break raises its first number. */
export const apiVersion = '2.0.0'

/** An OpenAPI 3.1 document, as far as this system writes one. */
export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: Readonly<Record<string, unknown>> & { readonly version: string }
  readonly servers: readonly { readonly url: string }[]
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly securitySchemes: JsonSchema
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: ReturnType<typeof problemResponses>
  }
}

const description = `The 1+100 system: each Youth League cadre keeps real contact with a hundred young people.

- What lies outside the caller's scope looks like what does not exist: 404. What a role may never do is 403.
- Every error is a problem document (RFC 9457) with a stable \`code\`; bad input names each field with a code of its own.
- Writes are idempotent: an event by the \`id\` that the client makes, everything else by its path. Send again what was not answered.
- A list answers \`{ items, nextCursor? }\`; \`cursor\` goes on behind the place of the last item, whatever changed since.
- 429 and 503 ask to come back after \`Retry-After\` seconds.`

/** What the schemas of the endpoints are, by direction. */
function schemasOf(endpoints: readonly Endpoint[]) {
  const json = (declared: Endpoint['body'] | z.ZodType): z.ZodType[] =>
    declared === undefined || isFile(declared) ? [] : [declaredAs(declared)]
  const inputs = endpoints.flatMap(({ params, query, body }) => [params, query, ...json(body)])
  const outputs = endpoints.flatMap(({ responses }) =>
    Object.values(responses).flatMap(response => (isFile(response) ? [] : [declaredAs(response)])),
  )
  return renderSchemas(inputs, [...outputs, problem, gatewayMessage])
}

/** The OpenAPI document of the functions' endpoints: the same for the same declarations, wherever and whenever it is made. */
export function openapi(functions: readonly FunctionDeclaration[]): OpenApi {
  const serving = functions.filter(({ endpoints = [] }) => endpoints.length > 0)
  const schemas = schemasOf(serving.flatMap(({ endpoints = [] }) => endpoints))
  const paths: Record<string, Record<string, Operation>> = {}
  for (const { name, endpoints = [] } of serving)
    for (const endpoint of endpoints) {
      const method = endpoint.method.toLowerCase()
      paths[endpoint.path] = { ...paths[endpoint.path], [method]: operation(endpoint, name, schemas) }
    }
  return {
    openapi: '3.1.0',
    info: {
      title: '百心 baixin',
      version: apiVersion,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: serving.map(({ name, summary }) => ({ name, description: summary })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: schemas.components,
      responses: problemResponses(),
    },
  }
}
