import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'

/** What a page asks of the issuer (OpenID Connect Core 3.1.2.1; PKCE, RFC 7636). */
export interface AuthorizationRequest {
  clientId: string
  redirectUri: string
  state: string
  challenge: string
}

/** An access token that a code may be changed for, once. */
interface Grant extends Omit<AuthorizationRequest, 'state'> {
  claims: Record<string, unknown>
  until: number
}

/** Codes that were given and not changed yet. */
export interface Grants {
  give(request: AuthorizationRequest, claims: Record<string, unknown>): string
  /** The claims behind a code; undefined if anything about it is not as it was asked for. */
  take(form: URLSearchParams): Record<string, unknown> | undefined
}

const LIFETIME_MS = 60_000
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** Reads a request of a page on this machine; what is wrong with it as text. */
export function readRequest(query: URLSearchParams): AuthorizationRequest | string {
  const asked = (name: string) => query.get(name) ?? ''
  const redirectUri = asked('redirect_uri')
  if (!URL.canParse(redirectUri) || !LOOPBACK.includes(new URL(redirectUri).hostname))
    return 'redirect_uri: an address of this machine'
  if (asked('response_type') !== 'code') return 'response_type: code'
  if (asked('code_challenge_method') !== 'S256') return 'code_challenge_method: S256'
  if (!/^[\w-]{43}$/.test(asked('code_challenge'))) return 'code_challenge: 43 characters'
  return {
    clientId: asked('client_id'),
    redirectUri,
    state: asked('state'),
    challenge: asked('code_challenge'),
  }
}

/** Opens the codes of an issuer, in memory. */
export function openGrants(clock: Clock): Grants {
  const grants = new Map<string, Grant>()
  return {
    give({ clientId, redirectUri, challenge }, claims) {
      const code = randomBytes(24).toString('base64url')
      grants.set(code, { clientId, redirectUri, challenge, claims, until: clock.now() + LIFETIME_MS })
      return code
    },
    take(form) {
      const code = form.get('code') ?? ''
      const grant = grants.get(code)
      grants.delete(code)
      const verifier = form.get('code_verifier') ?? ''
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      const isAsAsked =
        grant !== undefined &&
        form.get('grant_type') === 'authorization_code' &&
        form.get('redirect_uri') === grant.redirectUri &&
        form.get('client_id') === grant.clientId &&
        challenge === grant.challenge &&
        clock.now() < grant.until
      return isAsAsked ? grant.claims : undefined
    },
  }
}
