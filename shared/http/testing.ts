import type { Endpoint, Role } from '../contracts/endpoint.ts'
import { extensionOf, routeKey } from '../contracts/endpoint.ts'
import type { serve } from './serve.ts'

type Handler = ReturnType<typeof serve>

/** What a test sends; bytes as body go as a file of `mediaType`, a string as it is, anything else as JSON. */
export interface Sent {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly mediaType?: string
  readonly claims: Readonly<Record<string, string>>
  /** The client's own, as a header. */
  readonly correlationId?: string
}

/** What a test gets back. */
export interface Received {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into JSON of any shape.
  readonly body: any
}

/** Claims of a token: `orgAdmin`s and their like have an org, cadres have themselves. */
export const claimsOf = (role: Role, of: string): Record<string, string> =>
  role === 'cadre' ? { sub: `u-${of}`, role, cadreId: of } : { sub: `u-${role}`, role, org: of }

function sentBody(body: unknown): string {
  if (body instanceof Uint8Array) return Buffer.from(body).toString('base64')
  return typeof body === 'string' ? body : JSON.stringify(body)
}

/** Path parameters as API Gateway gives them: an extension is a part of the last one. */
function gatewayParameters(endpoint: Endpoint, params: Readonly<Record<string, string>>) {
  const extension = extensionOf(endpoint)
  const last = /\{(\w+)\}\.\w+$/.exec(endpoint.path)?.[1]
  return last === undefined ? params : { ...params, [last]: `${params[last]}${extension}` }
}

/** The event by which API Gateway calls a function for an endpoint (payload format 2.0, JWT verified). */
export function httpEvent(
  endpoint: Endpoint,
  { params, query, body, mediaType, claims, correlationId }: Sent,
): Parameters<Handler>[0] {
  const event = {
    version: '2.0',
    routeKey: routeKey(endpoint),
    rawPath: endpoint.path.replace(/\{(\w+)\}/g, (_, name) => params?.[name] ?? ''),
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      ...(body !== undefined && { 'content-type': mediaType ?? 'application/json' }),
      ...(correlationId !== undefined && { 'x-correlation-id': correlationId }),
    },
    ...(params && { pathParameters: gatewayParameters(endpoint, params) }),
    ...(query && { queryStringParameters: query }),
    ...(body !== undefined && { body: sentBody(body) }),
    isBase64Encoded: body instanceof Uint8Array,
    requestContext: { authorizer: { jwt: { claims, scopes: [] } } },
  }
  return event as unknown as Parameters<Handler>[0]
}

/** Calls a handler as API Gateway does, and reads its JSON answer. */
export async function call(handler: Handler, endpoint: Endpoint, sent: Sent): Promise<Received> {
  const { statusCode, body } = await handler(httpEvent(endpoint, sent), undefined as never)
  return { status: statusCode ?? 0, body: JSON.parse(body ?? 'null') }
}

/** A file that a test gets back; problem documents, too, are bytes here. */
export interface Downloaded {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly bytes: Uint8Array
}

/** Calls a handler as API Gateway does, and takes the file that it answers. */
export async function download(handler: Handler, endpoint: Endpoint, sent: Sent): Promise<Downloaded> {
  const answer = await handler(httpEvent(endpoint, sent), undefined as never)
  const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8')
  return { status: answer.statusCode ?? 0, headers: answer.headers ?? {}, bytes }
}
