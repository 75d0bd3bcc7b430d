import { STATUS_CODES } from 'node:http'
import type * as z from 'zod'
import type { Endpoint, Role } from './endpoint.ts'
import { type JsonSchema, jsonSchema } from './json-schema.ts'
import { type DownloadType, isFile, type UploadType } from './media.ts'
import { problem, problemCodes } from './problem.ts'

/** Version of the contract; changes with the contract and with nothing else. */
const apiVersion = '1.0.0'

/** Without a schema: bytes of that media type. */
interface Content {
  readonly schema?: JsonSchema
  readonly example?: unknown
}

interface Body {
  readonly content: Readonly<Record<string, Content>>
}

type Described = Body & { readonly description: string; readonly headers?: JsonSchema }

/** One operation of the document. */
export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly 'x-roles': readonly Role[]
  /** Empty where no token is asked for. */
  readonly security?: readonly never[]
  readonly parameters?: readonly JsonSchema[]
  readonly requestBody?: Body & { readonly required: true; readonly description?: string }
  readonly responses: Readonly<Record<string, Described | { readonly $ref: string }>>
}

/** An OpenAPI 3.1 document, as far as this system writes one. */
export interface OpenApi {
  readonly openapi: '3.1.0'
  readonly info: Readonly<Record<string, unknown>>
  readonly servers: readonly { readonly url: string }[]
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly securitySchemes: JsonSchema
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, Described>>
  }
}

/** API Gateway refuses these itself, before any function runs, and its answer cannot be shaped. */
const gateway = { 401: 'No valid token', 429: 'Too many requests at once; try again in a moment' } as const

/** Statuses that the definer adds to an endpoint; the documents behind them are the same everywhere. */
function standardStatuses({ body }: Pick<Endpoint, 'body'>): number[] {
  return [400, 401, 403, 404, 409, ...(body ? [413, 415] : []), 429, 500, 503]
}

const json = (schema: JsonSchema, example?: unknown): Body => ({
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
})

const files = ({ mediaTypes }: UploadType | DownloadType): Body => ({
  content: Object.fromEntries(mediaTypes.map(mediaType => [mediaType, {}])),
})

function requestBody(body: z.ZodType | UploadType, example: unknown): NonNullable<Operation['requestBody']> {
  return isFile(body)
    ? { required: true, description: `At most ${body.maxBytes} bytes.`, ...files(body) }
    : { required: true, ...json(jsonSchema(body, 'input'), example) }
}

const disposition = {
  'Content-Disposition': { description: 'The name of the file (RFC 6266).', schema: { type: 'string' } },
}

function response(status: string, declared: z.ZodType | DownloadType): Described {
  const description = STATUS_CODES[status] ?? status
  return isFile(declared)
    ? { description, headers: disposition, ...files(declared) }
    : { description, ...json(jsonSchema(declared, 'output')) }
}

function parametersOf(schema: z.ZodType, where: 'path' | 'query'): JsonSchema[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: value,
  }))
}

const tagOf = ({ path }: Endpoint) => path.split('/').at(2)?.replace(/\..*/, '') ?? 'v1'

function operation(endpoint: Endpoint): Operation {
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')]
  const declared = Object.entries(endpoint.responses).map(
    ([status, schema]) => [status, response(status, schema)] as const,
  )
  const standard = standardStatuses(endpoint).map(
    status => [String(status), { $ref: `#/components/responses/${status}` }] as const,
  )
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [tagOf(endpoint)],
    'x-roles': endpoint.roles,
    ...(endpoint.public && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(endpoint.body && { requestBody: requestBody(endpoint.body, endpoint.example) }),
    responses: Object.fromEntries([...declared, ...standard]),
  }
}

/** Every problem of a status in one response, with the codes that tell them apart. */
function problemResponses(): Record<string, Described> {
  const schema = { $ref: '#/components/schemas/Problem' }
  const byStatus = Map.groupBy(Object.entries(problemCodes), ([, [status]]) => status)
  const ours = [...byStatus].map(([status, codes]) => {
    const description = codes.map(([code, [, title]]) => `\`${code}\`: ${title}.`).join(' ')
    return [status, { description, content: { 'application/problem+json': { schema } } }]
  })
  const message = { $ref: '#/components/schemas/GatewayMessage' }
  const theirs = Object.entries(gateway).map(([status, description]) => [
    status,
    { description, ...json(message) },
  ])
  return Object.fromEntries([...ours, ...theirs])
}

function pathsOf(endpoints: readonly Endpoint[]): OpenApi['paths'] {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return paths
}

/** The OpenAPI document of the endpoints: the same for the same declarations, wherever and whenever it is made. */
export function openapi(endpoints: readonly Endpoint[]): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: '百心 baixin',
      version: apiVersion,
      description:
        'The 1+100 system: each Youth League cadre keeps real contact with a hundred young people. What lies outside the caller’s scope looks like what does not exist.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: [...new Set(endpoints.map(tagOf))].map(name => ({ name })),
    paths: pathsOf(endpoints),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: {
        Problem: jsonSchema(problem, 'output'),
        GatewayMessage: {
          type: 'object',
          properties: { message: { type: 'string' } },
          required: ['message'],
        },
      },
      responses: problemResponses(),
    },
  }
}
