import { isDeepStrictEqual } from 'node:util'
import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { huaian2016 } from '../../shared/domain/policy/huaian-2016.ts'
import { policySchema } from '../../shared/domain/policy/policy.ts'
import { firstVersion, type PolicyVersion, policyFor } from '../../shared/domain/policy/versions.ts'
import { localMonth } from '../../shared/domain/time/calendar.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { clock, directory, openPorts, policies } from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import { getPolicy, putPolicy } from './endpoints.ts'

/** What keeping needs. */
export interface Dependencies {
  readonly policies: Policies
  readonly directory: Directory
  readonly now: () => Date
}

const body = ({ policy, effectiveFrom }: PolicyVersion) => ({ ...policy, effectiveFrom })

/**
 * Keeps the versions of the policy. Only an assessor of a root org may add one, since it holds for all. It takes the
 * place of what held for its months until then, planned versions included, so that a slip in a month can be mended.
 */
export function build(environment: Environment, deps: Dependencies) {
  const { policies, now } = deps
  return serve(
    environment,
    [
      on(getPolicy, async ({ query }) => {
        const month = query.month ?? localMonth(now().toISOString(), huaian2016.timeZone)
        const versions = await policies.listPolicyVersions()
        return reply(
          200,
          body(versions.findLast(({ effectiveFrom }) => effectiveFrom <= month) ?? firstVersion),
        )
      }),

      on(putPolicy, async ({ caller, body: { effectiveFrom, version: expected, ...content } }) => {
        const versions = await policies.listPolicyVersions()
        const latest = versions.at(-1) as PolicyVersion
        const version = latest.policy.version + 1
        const policy = policySchema.parse({ ...huaian2016, id: latest.policy.id, ...content, version })
        const same = { ...policy, version: latest.policy.version }
        if (effectiveFrom === latest.effectiveFrom && isDeepStrictEqual(same, latest.policy))
          return reply(200, body(latest))
        if (expected !== undefined && expected !== policyFor(versions, effectiveFrom).version)
          throw Problem.at('conflict', 'version')
        const kept = { policy, effectiveFrom, by: caller.subject, at: now().toISOString() }
        if (!(await policies.addPolicyVersion(kept))) throw Problem.at('conflict', 'version')
        return reply(201, body(kept))
      }),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(environment, openPorts(environment, { policies, directory, now: clock })),
)
