import { ownFrames } from './frames.ts'
import type { LogFields } from './trace.ts'

/** What errors of AWS, zod, Node and this system tell beside their message. */
interface Told {
  readonly code?: unknown
  readonly $metadata?: {
    readonly requestId?: string
    readonly httpStatusCode?: number
    readonly attempts?: number
  }
  readonly CancellationReasons?: readonly { readonly Code?: string }[]
  readonly issues?: readonly { readonly code?: string; readonly path?: readonly PropertyKey[] }[]
}

const codeLike = /^[A-Za-z][\w.]{0,60}$/

/** A path into some input; what may be a key that a client chose is left out. */
const pathOf = (path: readonly PropertyKey[] = []) =>
  path.map(key => (/^(?:[A-Za-z]{1,40}|\d{1,4})$/.test(String(key)) ? String(key) : '*')).join('.')

/** An error as it may be logged: class, code, our own frames, cause. Never its message: those of AWS and zod quote input. */
export function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, $metadata: aws, CancellationReasons, issues } = error as Error & Told
  const cause = error.cause instanceof Error ? describe(error.cause) : undefined
  return {
    error: error.name,
    ...(typeof code === 'string' && codeLike.test(code) && { code }),
    ...(aws && { awsRequestId: aws.requestId, awsStatus: aws.httpStatusCode, awsAttempts: aws.attempts }),
    ...(CancellationReasons && { reasons: CancellationReasons.map(({ Code }) => Code ?? 'None') }),
    ...(issues && { issues: issues.slice(0, 5).map(issue => `${pathOf(issue.path)} ${issue.code}`) }),
    at: ownFrames(error),
    ...(cause && { cause: String(cause.code ?? cause.error), causedAt: cause.at }),
  }
}
