import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { Clock } from '../clock.ts'
import { type Grants, openGrants } from './login/grants.ts'
import { namePeople, type Person, readPeople } from './login/people.ts'
import { findSetting, type Store, writeSetting } from './store.ts'

/** An issuer of tokens for this machine alone. Whoever can reach it can be anyone. */
export interface OidcIssuer {
  issuer: string
  audience: string
  sign(claims: Record<string, unknown>): Promise<string>
  /** Seconds that a token is good for. */
  lifetime: number
  /** Codes for which pages get tokens. */
  grants: Grants
  /** Whom one may choose to be on the login page. */
  people(): Person[]
  /** Names them; throws if `list` is no list of people. */
  name(list: unknown): void
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
    lifetime: LIFETIME_SECONDS,
    grants: openGrants(clock),
    people: () => readPeople(store),
    name: list => namePeople(store, list),
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
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        response_types_supported: ['code'],
        grant_types_supported: ['authorization_code'],
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: [ALGORITHM],
      },
      '/jwks': { keys: [{ kty, n, e, kid, alg: ALGORITHM, use: 'sig' }] },
    },
  }
}

async function signingKey(store: Store): Promise<JWK> {
  const known = findSetting(store, 'signingKey')
  if (known !== undefined) return JSON.parse(known)
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID() }
  writeSetting(store, 'signingKey', JSON.stringify(jwk))
  return jwk
}
