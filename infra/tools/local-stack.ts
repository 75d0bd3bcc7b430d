import { setTimeout as pause } from 'node:timers/promises'
import type { Api } from '../../functions/catalogue.ts'
import { type Client, openClient } from '../../shared/contracts/client.ts'
import type { Status } from '../local/status.ts'
import { UsageError } from './command-line.ts'
import { patientFetch } from './patient-fetch.ts'

/** Where `npm start` serves unless told otherwise. */
export const usualUrl = 'http://127.0.0.1:3100'

/** The option that names a local stack. */
export const urlOption = { type: 'string', default: usualUrl } as const

/** The address that `--url` says, without a slash at its end. @throws UsageError if it is none. */
export function baseUrlOf(url: string, refuse: (why: string) => Error = why => new UsageError(why)): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw refuse(`--url ${url}: no address`)
  return url.replace(/\/$/, '')
}

/** Nothing answers where a local stack should; the message says so in a line. */
export class NoStack extends Error {
  readonly url: string

  constructor(url: string) {
    super(`no local stack answers at ${url}; start one with npm start`)
    this.url = url
  }
}

/** What a local stack says of itself below `/_local`; a body is posted. @throws NoStack; Error if it is none. */
export async function askLocal<Answer>(url: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  const response = await fetch(`${url}/_local/${path}`, init).catch(() => {
    throw new NoStack(url)
  })
  if (!response.ok) throw new Error(`${url} is no local stack: it answered ${response.status}`)
  return (await response.json()) as Answer
}

/** The stack's own time, which is not always the machine's. */
export async function stackNow(url: string): Promise<string> {
  return (await askLocal<Status>(url, 'status')).now
}

/** A local stack has something left to do, and does not come on with it; the message says where to look. */
export class StuckStack extends Error {
  readonly url: string

  constructor(url: string) {
    super(`the stack at ${url} is stuck; see ${url}/_local/status`)
    this.url = url
  }
}

/** Milliseconds without any change after which something is stuck. */
const patience = 120_000

/** Waits until nothing is left to do; `onStatus` hears how it goes. @throws StuckStack if nothing changes for two minutes. */
export async function untilIdle(url: string, onStatus: (status: Status) => void = () => {}): Promise<Status> {
  let [before, changedAt] = ['', Date.now()]
  for (;;) {
    const status = await askLocal<Status>(url, 'status')
    if (status.idle) return status
    const state = JSON.stringify([status.queues, status.mappings, status.functions])
    if (state !== before) [before, changedAt] = [state, Date.now()]
    if (Date.now() - changedAt > patience) throw new StuckStack(url)
    onStatus(status)
    await pause(200)
  }
}

/** A token with these claims, signed by the local stack's own issuer. */
export async function localToken(url: string, claims: Readonly<Record<string, string>>): Promise<string> {
  return (await askLocal<{ access_token: string }>(url, 'oidc/token', claims)).access_token
}

/** A client of a local stack's API, with these claims; it comes back when it is asked to. */
export async function openLocalClient(
  url: string,
  claims: Readonly<Record<string, string>>,
): Promise<Client<Api>> {
  const token = await localToken(url, claims)
  return openClient<Api>({ baseUrl: url, token: () => token, fetch: patientFetch })
}
