import { isObject, type Json } from '../../template/json.ts'

/** What goes back to the client. */
export interface HttpResult {
  status: number
  headers: Record<string, string>
  cookies: string[]
  body: Buffer
}

/** The answers API Gateway gives by itself. */
export const GATEWAY = {
  notFound: () => message(404, 'Not Found'),
  forbidden: () => message(403, 'Forbidden'),
  tooLarge: () => message(413, 'Request Entity Too Large'),
  headersTooLarge: () => message(431, 'Request Header Fields Too Large'),
  tooMany: () => message(429, 'Too Many Requests'),
  failed: () => message(500, 'Internal Server Error'),
  unavailable: () => message(503, 'Service Unavailable'),
  unauthorized: (challenge: string): HttpResult => ({
    ...message(401, 'Unauthorized'),
    headers: { 'content-type': 'application/json', 'www-authenticate': challenge },
  }),
}

/** The response that a function's result means, payload format 2.0; undefined if it makes no sense. */
export function toResult(json: string): HttpResult | undefined {
  const result: Json = JSON.parse(json)
  if (!isObject(result) || !('statusCode' in result)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(json),
    }
  }
  const { statusCode, headers = null, cookies = null, body = null, isBase64Encoded = false } = result
  const status = Number(statusCode)
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined
  if (headers !== null && !isObject(headers)) return undefined
  if (cookies !== null && !Array.isArray(cookies)) return undefined
  if (body !== null && typeof body !== 'string') return undefined
  const lowered: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers ?? {})) lowered[name.toLowerCase()] = String(value)
  if (body !== null) lowered['content-type'] ??= 'text/plain;charset=UTF-8'
  return {
    status,
    headers: lowered,
    cookies: (cookies ?? []).map(String),
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  }
}

function message(status: number, text: string): HttpResult {
  const body = Buffer.from(JSON.stringify({ message: text }))
  return { status, headers: { 'content-type': 'application/json' }, cookies: [], body }
}
