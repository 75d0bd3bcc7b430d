import { STATUS_CODES } from 'node:http'
import type * as z from 'zod'
import { declaredAs } from '../declared.ts'
import type { Endpoint, Role } from '../endpoint.ts'
import { type DownloadType, html, isFile, type UploadType } from '../media.ts'
import { standardStatuses, tooManyOf } from './problems.ts'
import type { JsonSchema, Rendered } from './schemas.ts'

/** Without a schema: bytes of that media type. */
interface Content {
  readonly schema?: JsonSchema
  readonly example?: unknown
}

interface Body {
  readonly content: Readonly<Record<string, Content>>
}

type Described = Partial<Body> & { readonly description: string; readonly headers?: JsonSchema }

/** One operation of the document. */
export interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly 'x-roles': readonly Role[]
  readonly security?: readonly []
  readonly parameters?: readonly JsonSchema[]
  readonly requestBody?: Body & { readonly required: boolean; readonly description?: string }
  readonly responses: Readonly<
    Record<string, Described | { readonly $ref: string; readonly description?: string }>
  >
}

const json = (schema: JsonSchema, example?: unknown): Body => ({
  content: { 'application/json': { schema, ...(example !== undefined && { example }) } },
})

const files = ({ mediaTypes }: UploadType | DownloadType): Body => ({
  content: Object.fromEntries(mediaTypes.map(mediaType => [mediaType, {}])),
})

/** A body may be left out where an empty object is as good. */
const mayBeMissing = (body: z.ZodType) => declaredAs(body).safeParse({}).success

function requestBody(body: z.ZodType | UploadType, example: unknown, { of }: Rendered) {
  if (isFile(body)) return { required: true, description: `At most ${body.maxBytes} bytes.`, ...files(body) }
  return { required: !mayBeMissing(body), ...json(of(declaredAs(body), 'input'), example) }
}

const disposition = {
  'Content-Disposition': { description: 'The name of the file (RFC 6266).', schema: { type: 'string' } },
}

/** Of what was begun, see `reply` of serve. */
const location = {
  Location: { description: 'Where it can be watched.', schema: { type: 'string', format: 'uri-reference' } },
}

/** A page is shown, not saved. */
const isPage = ({ mediaTypes }: DownloadType) => mediaTypes.every(mediaType => mediaType === html)

function response(status: string, declared: z.ZodType | DownloadType, { of }: Rendered): Described {
  const description = STATUS_CODES[status] ?? status
  if (status === '204') return { description }
  return isFile(declared)
    ? { description, ...(!isPage(declared) && { headers: disposition }), ...files(declared) }
    : {
        description,
        ...(status === '202' && { headers: location }),
        ...json(of(declaredAs(declared), 'output')),
      }
}

function parametersOf(schema: z.ZodType, where: 'path' | 'query', { of }: Rendered): JsonSchema[] {
  const { properties = {}, required = [] } = of(schema, 'input') as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...value }]) => ({
    name,
    in: where,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema: value,
  }))
}

/** An endpoint as an operation of the document. */
export function operation(endpoint: Endpoint, tag: string, schemas: Rendered): Operation {
  const { name, summary, description, roles, params, query, body, example } = endpoint
  const parameters = [...parametersOf(params, 'path', schemas), ...parametersOf(query, 'query', schemas)]
  const declared = Object.entries(endpoint.responses).map(
    ([status, schema]) => [status, response(status, schema, schemas)] as const,
  )
  const tooMany = tooManyOf(endpoint)
  const standard = standardStatuses(endpoint).map(status => [
    String(status),
    {
      $ref: `#/components/responses/${status}`,
      ...(status === 429 && tooMany !== undefined && { description: tooMany }),
    },
  ])
  return {
    operationId: name,
    summary,
    description,
    tags: [tag],
    'x-roles': roles,
    ...(endpoint.public && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: requestBody(body, example, schemas) }),
    responses: Object.fromEntries([...standard, ...declared]),
  }
}
