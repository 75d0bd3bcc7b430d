import type { Api } from '../../functions/catalogue.ts'
import { type Client, openClient } from '../../shared/contracts/client.ts'

/** Where `npm start` serves unless told otherwise. */
export const usualUrl = 'http://127.0.0.1:3100'

/** Nothing answers where a local stack should; the message says so in a line. */
export class NoStack extends Error {
  readonly url: string

  constructor(url: string) {
    super(`no local stack answers at ${url}; start one with npm start`)
    this.url = url
  }
}

/**
 * What a local stack says of itself below `/_local`; a body is posted.
 * @throws NoStack; Error if what answers is no local stack.
 */
export async function askLocal<Answer>(url: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${url}/_local/${path}`, init).catch(() => {
    throw new NoStack(url)
  })
  if (!response.ok) throw new Error(`${url} is no local stack: it answered ${response.status}`)
  return (await response.json()) as Answer
}

/** A token with these claims, signed by the local stack's own issuer. */
export async function localToken(url: string, claims: Readonly<Record<string, string>>): Promise<string> {
  return (await askLocal<{ access_token: string }>(url, 'oidc/token', claims)).access_token
}

/** A client of a local stack's API, with these claims. */
export async function openLocalClient(
  url: string,
  claims: Readonly<Record<string, string>>,
): Promise<Client<Api>> {
  const token = await localToken(url, claims)
  return openClient<Api>({ baseUrl: url, token: () => token })
}
