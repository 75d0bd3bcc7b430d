import type { EndpointName } from '../functions.ts'

/** What a client asks for. */
export interface Request {
  readonly endpoint: EndpointName
  readonly params?: Readonly<Record<string, string>>
  readonly body?: object
  readonly claims: Readonly<Record<string, string>>
  /** In a few words. */
  readonly about: string
  /** What it changes, where somebody corrects the roster, the policy or the calendar. */
  readonly change?: string
}
