import type { HttpResult } from './result.ts'

/** The CORS configuration of an HTTP API, as the template has it. */
export interface Cors {
  AllowOrigins?: string[]
  AllowMethods?: string[]
  AllowHeaders?: string[]
  ExposeHeaders?: string[]
  AllowCredentials?: boolean
  MaxAge?: number
}

/** The CORS headers of any response to a request from `origin`. */
export function corsHeaders(cors: Cors, origin: string | undefined): Record<string, string> {
  const allowed = cors.AllowOrigins ?? []
  if (origin === undefined || !allowed.some(pattern => originMatches(pattern, origin))) return {}
  const headers: Record<string, string> = {
    'access-control-allow-origin': allowed.includes('*') && !cors.AllowCredentials ? '*' : origin,
  }
  if (cors.AllowCredentials) headers['access-control-allow-credentials'] = 'true'
  if (cors.ExposeHeaders?.length) headers['access-control-expose-headers'] = cors.ExposeHeaders.join(',')
  return headers
}

/** The answer to a preflight request, which API Gateway gives itself, whatever the routes. */
export function preflight(cors: Cors, origin: string | undefined): HttpResult {
  const headers = corsHeaders(cors, origin)
  if (Object.keys(headers).length > 0) {
    if (cors.AllowMethods?.length) headers['access-control-allow-methods'] = cors.AllowMethods.join(',')
    if (cors.AllowHeaders?.length) headers['access-control-allow-headers'] = cors.AllowHeaders.join(',')
    if (cors.MaxAge !== undefined) headers['access-control-max-age'] = String(cors.MaxAge)
  }
  return { status: 204, headers, cookies: [], body: Buffer.alloc(0) }
}

function originMatches(pattern: string, origin: string): boolean {
  if (pattern === '*' || pattern === origin) return true
  // `https://*` is the one kind of wildcard that API Gateway allows.
  return pattern.endsWith('://*') && origin.startsWith(pattern.slice(0, -1))
}
