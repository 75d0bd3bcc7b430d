import * as z from 'zod'
import { entityId } from '../../events/envelope.ts'
import { roles } from '../contracts/endpoint.ts'
import { claimVariables, type Environment } from '../contracts/environment.ts'
import { Problem } from '../contracts/problem.ts'

const callerSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('cadre'), subject: z.string(), cadreId: entityId, org: entityId.optional() }),
  z.object({
    role: z.enum(roles).exclude(['cadre']),
    subject: z.string(),
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

/**
 * Reads the caller from the claims that API Gateway verified.
 * @throws Problem `forbidden` if the token has no role, or lacks what its role needs.
 */
export function readCaller(claims: Readonly<Record<string, unknown>>, names: ClaimNames): Caller {
  const caller = callerSchema.safeParse({
    role: claims[names.role],
    subject: claims.sub ?? 'unknown',
    org: claims[names.org],
    cadreId: claims[names.cadreId],
  })
  if (!caller.success) throw new Problem('forbidden', undefined, { cause: caller.error })
  return caller.data
}
