import { signal } from '@preact/signals'
import { ApiProblem, type Client, openClient } from '../../../shared/contracts/client.ts'
import * as words from '../../../shared/labels/console/frame.ts'
import type { Api } from '../../catalogue.ts'
import { refreshed } from './login.ts'
import { beginSession, expired, session } from './session.ts'
import { problemLabel } from './words.ts'

export { ApiProblem }

/** Whether the last call found no connection. */
export const offline = signal(!navigator.onLine)

const soon = 60_000
let renewing: Promise<void> | undefined

/** The token of who is logged in, a new one where it is about to end and the issuer gives one. */
async function token(): Promise<string | undefined> {
  const { value } = session
  if (!value || value.until - Date.now() > soon || value.refresh === undefined) return value?.token
  renewing ??= refreshed(value)
    .then(renewed => renewed && beginSession(renewed))
    .catch(() => {})
    .finally(() => {
      renewing = undefined
    })
  await renewing
  return session.value?.token
}

let refusedAt = 0

const watched: typeof fetch = async (input, init) => {
  const begunAt = performance.now()
  try {
    const response = await fetch(input, init)
    offline.value = false
    const isRefused = response.status === 401
    if (isRefused) refusedAt = performance.now()
    // A slow answer to what was asked before the login ended does not say that it holds.
    if (isRefused || begunAt > refusedAt) expired.value = isRefused
    return response
  } catch (error) {
    offline.value = true
    throw error
  }
}

/** Calls the API in the name of who is logged in. */
export const client: Client<Api> = openClient<Api>({ baseUrl: '', token, fetch: watched })

/** What is said to who is answered by what stands before the API, which has no code. */
const without: Readonly<Record<number, string>> = {
  401: words.expired,
  403: words.notAllowed,
  429: words.tooMany,
  503: words.tooMany,
}

/** Why a call failed, in Chinese: what the API says, with the field that is wrong. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ApiProblem)) return words.unreachable
  const { status, code, errors } = error
  return (code === undefined && without[status]) || problemLabel(code, errors)
}
