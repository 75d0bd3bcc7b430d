import * as z from 'zod'
import { entityId, looksPersonal } from '../../events/envelope.ts'
import { roles } from '../contracts/endpoint.ts'
import { claimVariables, type Environment } from '../contracts/environment.ts'
import { Problem } from '../contracts/problem.ts'

/** The token's subject is kept as the author of what is recorded, so it must not be a number by which one is found. */
const subject = z
  .string()
  .min(1)
  .max(256)
  .refine(value => !looksPersonal(value), 'no mobile or identity number: it goes to logs and other systems')

/** What a token has to say of who calls. */
export const callerSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('cadre'), subject, cadreId: entityId, org: entityId.optional() }),
  z.object({
    role: z.enum(roles).exclude(['cadre']),
    subject,
    org: entityId,
    cadreId: entityId.optional(),
  }),
])

/** Who calls, from the verified token: a cadre acts for itself, every other role within its org's subtree. */
export type Caller = z.infer<typeof callerSchema>

/** Names of the token's claims. */
export type ClaimNames = Readonly<Record<keyof typeof claimVariables, string>>

/** Claim names from the environment; `role`, `org` and `cadreId` unless said. */
export function claimNames(environment: Environment): ClaimNames {
  const name = (key: keyof typeof claimVariables) => environment[claimVariables[key]] || key
  return { role: name('role'), org: name('org'), cadreId: name('cadreId') }
}

type Claims = Readonly<Record<string, unknown>> | undefined

function readToken(authorization: string): Claims {
  const [, payload, , ...more] = authorization.split('.')
  if (payload === undefined || more.length > 0 || !/^[\w-]+$/.test(payload)) return undefined
  return JSON.parse(Buffer.from(payload, 'base64url').toString())
}

/** Tokens and callers read before: whoever records once soon records again. */
const [tokens, callers] = [new Map<string, Claims>(), new Map<string, Caller>()]
const mostCallers = 1000

/** The claims as the verified token itself has them; undefined where it is not at hand. */
function claimsOfToken(authorization = ''): Claims {
  const known = tokens.get(authorization)
  if (known) return known
  const claims = readToken(authorization)
  if (tokens.size >= mostCallers) tokens.clear()
  tokens.set(authorization, claims)
  return claims
}

/**
 * Reads the caller from the claims that API Gateway verified. It hands all of them on as text, `null` as `"null"` and 1
 * as `"1"`, so the token itself is asked whether they are text.
 * @throws Problem `forbidden` if the token has no subject or no role, lacks what its role needs, or says one of them in
 *   another form than text.
 */
export function readCaller(
  claims: Readonly<Record<string, unknown>>,
  names: ClaimNames,
  authorization?: string,
): Caller {
  const token = claimsOfToken(authorization)
  const claim = (name: string) => (token && typeof token[name] !== 'string' ? token[name] : claims[name])
  const said = {
    role: claim(names.role),
    subject: claim('sub'),
    org: claim(names.org),
    cadreId: claim(names.cadreId),
  }
  const key = JSON.stringify(said)
  const known = callers.get(key)
  if (known) return known
  const caller = callerSchema.safeParse(said)
  if (!caller.success) throw new Problem('forbidden', undefined, { cause: caller.error })
  if (callers.size >= mostCallers) callers.clear()
  callers.set(key, Object.freeze(caller.data))
  return caller.data
}
