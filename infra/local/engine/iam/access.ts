import { randomBytes } from 'node:crypto'
import { ServiceError } from '../aws-json.ts'
import { type AccessRequest, type Decision, decide, type Statement } from './policy.ts'

/** The credentials of one function, as variables of its environment. */
export interface Credentials {
  AWS_ACCESS_KEY_ID: string
  AWS_SECRET_ACCESS_KEY: string
  AWS_SESSION_TOKEN: string
}

/** Who may do what: the roles of the template, and the functions that assume them. */
export interface Access {
  /** Adds statements to a role, by its name. */
  grant(role: string, statements: readonly Statement[]): void
  /** Credentials by which a function's calls are told from another's. */
  assume(role: string, functionName: string): Credentials
  /** Who signed a request, by its `Authorization` header. */
  callerOf(authorization: string | undefined): Caller
  /** Refuses, as AWS would at deployment, what a role must be able to do and may not. */
  require(role: string, where: string, requests: readonly Pick<AccessRequest, 'action' | 'resource'>[]): void
}

/** Who calls an emulated service. */
export interface Caller {
  /** @throws ServiceError AccessDeniedException, naming action, resource and role, for the first that isn't allowed. */
  authorize(requests: readonly AccessRequest[]): void
  /** Whether everything is allowed, so that nobody needs to ask. */
  operator: boolean
}

/** The access key of whoever operates this machine's stack: tools and tests, not functions. */
export const OPERATOR_KEY = 'local'

const OPERATOR: Caller = { authorize: () => {}, operator: true }

/** Opens an empty register. `log` hears of every kind of refusal once. */
export function openAccess(account: string, log: (line: string) => void): Access {
  const roles = new Map<string, Statement[]>()
  const callers = new Map<string, Caller>([[OPERATOR_KEY, OPERATOR]])
  const logged = new Set<string>()
  const statementsOf = (role: string) => roles.get(role) ?? []

  return {
    grant: (role, statements) => void roles.set(role, [...statementsOf(role), ...statements]),
    assume(role, functionName) {
      const key = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`
      const session = `arn:aws:sts::${account}:assumed-role/${role}/${functionName}`
      callers.set(key, {
        operator: false,
        authorize(requests) {
          for (const request of requests) {
            const decision = decide(statementsOf(role), request)
            if (decision === 'allowed') continue
            const message = refusal(session, request, decision)
            if (!logged.has(message)) log(`${functionName}: ${message}`)
            logged.add(message)
            throw new ServiceError('com.amazon.coral.service#AccessDeniedException', message)
          }
        },
      })
      const secret = randomBytes(20).toString('hex')
      return { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: secret }
    },
    callerOf(authorization) {
      const [, key = ''] = /Credential=([^/,\s]+)\//.exec(authorization ?? '') ?? []
      const caller = callers.get(key)
      if (caller) return caller
      throw new ServiceError(
        'com.amazon.coral.service#UnrecognizedClientException',
        'The security token included in the request is invalid.',
      )
    },
    require(role, where, requests) {
      for (const request of requests) {
        const decision = decide(statementsOf(role), { ...request, context: {} })
        if (decision !== 'allowed')
          throw new Error(`${where}: the role ${role} may not ${request.action} on ${request.resource}`)
      }
    },
  }
}

function refusal(session: string, { action, resource }: AccessRequest, decision: Decision): string {
  const because =
    decision === 'explicitly denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`
  return `User: ${session} is not authorized to perform: ${action} on resource: ${resource} ${because}`
}
