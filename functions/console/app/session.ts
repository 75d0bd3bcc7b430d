import { signal } from '@preact/signals'
import type { Answer } from '../../../shared/contracts/client.ts'
import type { Api } from '../../catalogue.ts'
import { forget, forgetAll, hear, keep, readKept, tell } from './store.ts'

/** Who is logged in, as the API says. */
export type Me = Answer<Api['GET /v1/me']>['body']

/** What an issuer gave. */
export interface Session {
  readonly token: string
  /** When it ends, on this device's clock, in milliseconds. */
  readonly until: number
  readonly refresh?: string
}

/** The login; undefined before it is known, null if there is none. */
export const session = signal<Session | null | undefined>(undefined)
/** Who that is; kept, so that the pages open without a connection. */
export const me = signal<Me | undefined>(undefined)
/** Whether the login has ended meanwhile. */
export const expired = signal(false)

/** Under what somebody's things are kept on this device: nobody sees or sends another one's. */
export const mine = (what: string): string => {
  const { subject, role, org, cadre } = me.value ?? {}
  return `${what}:${[subject, role, org?.orgId, cadre?.cadreId].join('|')}`
}

/** Reads the login that this device keeps. */
export async function recallSession(): Promise<void> {
  const [kept, known] = [await readKept<Session>('session'), await readKept<Me>('me')]
  me.value = known
  expired.value = kept !== undefined && kept.until <= Date.now()
  session.value = kept ?? null
}

/** Begins a session. */
export async function beginSession(begun: Session): Promise<void> {
  await keep('session', begun).catch(() => {})
  session.value = begun
  expired.value = false
  tell('session')
}

/** Remembers who is logged in. */
export function rememberMe(known: Me): void {
  if (JSON.stringify(known) === JSON.stringify(me.value)) return
  me.value = known
  keep('me', known).catch(() => {})
}

/** Ends the session: what was read is forgotten; what is not sent yet stays. */
export async function endSession(): Promise<void> {
  await Promise.all([forget('session'), forget('me'), forgetAll('read:')])
  tell('session')
  location.replace('/')
}

hear('session', () => {
  const before = me.value?.subject
  recallSession().then(() => {
    if (session.value === null || me.value?.subject !== before) location.reload()
  })
})
