import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { Clock } from '../clock.ts'
import type { Store } from './store.ts'

/** An issuer of tokens for this machine alone. Whoever can reach it can be anyone. */
export interface OidcIssuer {
  issuer: string
  audience: string
  sign(claims: Record<string, unknown>): Promise<string>
  /** The documents it serves, by path below the issuer. */
  documents: Record<string, unknown>
}

const LIFETIME_SECONDS = 12 * 3600
const ALGORITHM = 'RS256'

/** Opens the issuer; its key stays in `store`, so that tokens survive restarts. */
export async function openIssuer(
  store: Store,
  clock: Clock,
  issuer: string,
  audience: string,
): Promise<OidcIssuer> {
  const privateJwk = await signingKey(store)
  const key = await importJWK(privateJwk, ALGORITHM)
  const { kty, n, e, kid } = privateJwk
  return {
    issuer,
    audience,
    async sign(claims) {
      const now = Math.floor(clock.now() / 1000)
      return new SignJWT({
        sub: 'local',
        iat: now,
        exp: now + LIFETIME_SECONDS,
        ...claims,
        iss: issuer,
        aud: audience,
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: kid ?? '', typ: 'JWT' })
        .sign(key)
    },
    documents: {
      '/.well-known/openid-configuration': {
        issuer,
        jwks_uri: `${issuer}/jwks`,
        token_endpoint: `${issuer}/token`,
        response_types_supported: ['token'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [ALGORITHM],
      },
      '/jwks': { keys: [{ kty, n, e, kid, alg: ALGORITHM, use: 'sig' }] },
    },
  }
}

async function signingKey({ database }: Store): Promise<JWK> {
  const row = database.prepare("SELECT value FROM settings WHERE name = 'signingKey'").get()
  if (row) return JSON.parse(String(row.value))
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID() }
  database.prepare("INSERT INTO settings VALUES ('signingKey', ?)").run(JSON.stringify(jwk))
  return jwk
}
