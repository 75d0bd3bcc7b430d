import * as oauth from 'oauth4webapi'
import type { Answer } from '../../../shared/contracts/client.ts'
import type { Api } from '../../catalogue.ts'
import { setClock } from './clock.ts'
import { beginSession, type Session } from './session.ts'
import { keep, readKept } from './store.ts'

type Settings = Answer<Api['GET /config.json']>['body']

/** What has to be remembered while the user is at the issuer's page. */
interface Begun {
  readonly verifier: string
  /** The page from which it was begun. */
  readonly hash: string
}

const begunKey = (state: string) => `login:${state}`
const redirectUri = () => `${location.origin}/`

/** Where one logs in, and what time it is there; last known where there is no connection. @throws TypeError if neither. */
export async function readSettings(): Promise<Settings> {
  try {
    const response = await fetch('/config.json')
    if (!response.ok) throw new TypeError()
    const settings: Settings = await response.json()
    setClock(settings.now)
    await keep('settings', settings).catch(() => {})
    return settings
  } catch (error) {
    const kept = await readKept<Settings>('settings')
    if (!kept) throw error
    return kept
  }
}

/** The issuer, found by its discovery document, and this client. */
async function discover({ issuer, clientId }: Settings) {
  const url = new URL(issuer)
  // On one machine there is no certificate; anywhere else an issuer without one is refused.
  const options = { [oauth.allowInsecureRequests]: ['127.0.0.1', 'localhost'].includes(url.hostname) }
  const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, options))
  return { server, client: { client_id: clientId } satisfies oauth.Client, options }
}

/** What of a token endpoint's answer is looked at (RFC 6749, 5.1); the API itself verifies the token with every call. */
interface TokenAnswer {
  readonly access_token?: unknown
  readonly id_token?: unknown
  readonly refresh_token?: string
  readonly expires_in?: number
}

/** The session that a token endpoint answers. @throws TypeError if it answers none. */
async function readSession(response: Response, wanted: Settings['token'], before?: string): Promise<Session> {
  const answer: TokenAnswer = await response.json()
  const token = answer[wanted]
  if (!response.ok || typeof token !== 'string') throw new TypeError('no token')
  const refresh = answer.refresh_token ?? before
  return {
    token,
    until: Date.now() + (answer.expires_in ?? 3600) * 1000,
    ...(refresh !== undefined && { refresh }),
  }
}

/** Goes to the issuer's page (OpenID Connect Core, code flow; PKCE, RFC 7636). */
export async function beginLogin(): Promise<void> {
  const settings = await readSettings()
  const { server } = await discover(settings)
  if (!server.authorization_endpoint) throw new TypeError('no authorization endpoint')
  const [verifier, state] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState()]
  sessionStorage.setItem(begunKey(state), JSON.stringify({ verifier, hash: location.hash } satisfies Begun))
  const target = new URL(server.authorization_endpoint)
  const asked = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    scope: settings.scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(asked)) target.searchParams.set(name, value)
  location.assign(target)
}

/** Whether the address is what an issuer sends one back with. */
export const isAnswered = (): boolean => /[?&](code|error)=/.test(location.search)

/** Takes what the issuer answered, and returns to where the login began. @throws if it is no answer to this browser. */
export async function finishLogin(): Promise<void> {
  const { searchParams } = new URL(location.href)
  const state = searchParams.get('state') ?? ''
  const kept = sessionStorage.getItem(begunKey(state))
  sessionStorage.removeItem(begunKey(state))
  const { verifier, hash }: Begun = JSON.parse(kept ?? '{"verifier":"","hash":""}')
  history.replaceState(null, '', `/${hash}`)
  // The browser tells nobody of this change itself.
  dispatchEvent(new Event('hashchange'))
  const settings = await readSettings()
  const { server, client, options } = await discover(settings)
  const params = oauth.validateAuthResponse(server, client, searchParams, state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    params,
    redirectUri(),
    verifier,
    options,
  )
  await beginSession(await readSession(response, settings.token))
}

/** Asks for a new token where the issuer gave leave to; undefined where it did not. */
export async function refreshed({ refresh }: Session): Promise<Session | undefined> {
  if (refresh === undefined) return undefined
  const settings = await readSettings()
  const { server, client, options } = await discover(settings)
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, options)
  return readSession(response, settings.token, refresh)
}
