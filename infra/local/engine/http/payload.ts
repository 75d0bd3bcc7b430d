import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import { decode } from './routes.ts'

/** What a payload is made from. */
export interface PayloadInput {
  routeKey: string
  method: string
  /** As the client sent it: path, and query if there is one. */
  target: string
  headers: IncomingHttpHeaders
  /** Lines of the request's head, name and value in turn, for headers that came more than once. */
  rawHeaders: string[]
  body: Buffer
  parameters: Record<string, string>
  authorizer: { claims: Record<string, string>; scopes: string[] | null } | undefined
  sourceIp: string
  requestId: string
  now: number
  apiId: string
  port: number
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const TEXT = /^(text\/|application\/(json|javascript|xml)|[^;]+\+(json|xml))/i

/** The event that an HTTP API hands to a function, payload format 2.0. */
export function toPayload(input: PayloadInput): Record<string, unknown> {
  const [path = '/', ...rest] = input.target.split('?')
  const query = rest.join('?')
  const headers = joinHeaders(input)
  const cookies = headers.cookie?.split(/;\s*/)
  delete headers.cookie
  const contentType = input.headers['content-type']
  // What AWS does with text that is not UTF-8 (a sheet in GB18030) it doesn't say; here nothing of it is lost.
  const isText = contentType === undefined || (TEXT.test(contentType) && isUtf8(input.body))
  const isBase64Encoded = input.body.length > 0 && !isText
  return {
    version: '2.0',
    routeKey: input.routeKey,
    rawPath: decode(path),
    rawQueryString: query,
    ...(cookies ? { cookies } : {}),
    headers,
    ...(query === '' ? {} : { queryStringParameters: joinQuery(query) }),
    requestContext: {
      accountId: '000000000000',
      apiId: input.apiId,
      ...(input.authorizer ? { authorizer: { jwt: input.authorizer } } : {}),
      domainName: input.headers.host ?? 'localhost',
      domainPrefix: input.apiId,
      http: {
        method: input.method,
        path: decode(path),
        protocol: 'HTTP/1.1',
        sourceIp: input.sourceIp,
        userAgent: input.headers['user-agent'] ?? '',
      },
      requestId: input.requestId,
      routeKey: input.routeKey,
      stage: '$default',
      time: logTime(input.now),
      timeEpoch: input.now,
    },
    ...(Object.keys(input.parameters).length > 0 ? { pathParameters: input.parameters } : {}),
    ...(input.body.length > 0 ? { body: input.body.toString(isBase64Encoded ? 'base64' : 'utf8') } : {}),
    isBase64Encoded,
  }
}

function joinHeaders({ rawHeaders, sourceIp, port, requestId }: PayloadInput): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? '').toLowerCase()
    if (name === 'connection' || name === 'transfer-encoding' || name === 'keep-alive') continue
    const separator = name === 'cookie' ? '; ' : ','
    const value = rawHeaders[i + 1] ?? ''
    headers[name] = name in headers ? `${headers[name]}${separator}${value}` : value
  }
  return {
    ...headers,
    'x-amzn-trace-id': `Root=${requestId}`,
    'x-forwarded-for': headers['x-forwarded-for'] ? `${headers['x-forwarded-for']}, ${sourceIp}` : sourceIp,
    'x-forwarded-port': String(port),
    'x-forwarded-proto': 'http',
  }
}

function joinQuery(query: string): Record<string, string> {
  const joined: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    joined[name] = name in joined ? `${joined[name]},${value}` : value
  }
  return joined
}

/** As `$context.requestTime`: 12/Mar/2026:19:03:58 +0000. */
function logTime(now: number): string {
  const date = new Date(now)
  const day = String(date.getUTCDate()).padStart(2, '0')
  return `${day}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}:${date.toISOString().slice(11, 19)} +0000`
}
