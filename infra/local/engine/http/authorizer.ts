import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Clock } from '../../clock.ts'

/** A JWT authorizer as the template has it. */
export interface AuthorizerOptions {
  issuer: string
  audience: string[]
  /** Names of headers or query parameters that may hold the token, in order. */
  sources: { kind: 'header' | 'querystring'; name: string }[]
}

/** A request's identity, or why it has none. */
export type Authorization = { claims: Record<string, string>; scopes: string[] } | { challenge: string }

/** Says who a token speaks for. */
export type Authorize = (token: string | undefined) => Promise<Authorization>

// API Gateway knows RSA only.
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']

/** Creates a JWT authorizer, which finds the issuer's keys through its discovery document. */
export function createAuthorizer(options: AuthorizerOptions, clock: Clock): Authorize {
  let keys: Promise<JWTVerifyGetKey> | undefined
  const discovered = () => {
    keys ??= discover(options.issuer)
    keys.catch(() => {
      keys = undefined
    })
    return keys
  }
  return async token => {
    if (!token) return { challenge: 'Bearer' }
    try {
      const { payload } = await jwtVerify(token, await discovered(), {
        issuer: options.issuer,
        algorithms: ALGORITHMS,
        currentDate: new Date(clock.now()),
        requiredClaims: ['exp'],
      })
      if (payload.iat !== undefined && payload.iat * 1000 > clock.now())
        return invalid('the token was issued in the future')
      if (!isMeantFor(payload, options.audience)) return invalid('the token does not have a valid audience')
      return { claims: stringClaims(payload), scopes: scopesOf(payload) }
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error
      return invalid(error.message)
    }
  }
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const document = (await response.json()) as { jwks_uri: string }
  return createRemoteJWKSet(new URL(document.jwks_uri))
}

function isMeantFor(payload: JWTPayload, audience: string[]): boolean {
  const claimed = payload.aud ?? payload.client_id
  return [claimed].flat().some(each => audience.includes(String(each)))
}

function scopesOf(payload: JWTPayload): string[] {
  const claimed = payload.scope ?? payload.scp
  return Array.isArray(claimed)
    ? claimed.map(String)
    : String(claimed ?? '')
        .split(' ')
        .filter(Boolean)
}

/** API Gateway hands every claim on as text; lists as `[a b]`. */
function stringClaims(payload: JWTPayload): Record<string, string> {
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]))
}

function invalid(description: string): { challenge: string } {
  const quoted = description.replaceAll('"', "'")
  return { challenge: `Bearer scope="" error="invalid_token" error_description="${quoted}"` }
}
