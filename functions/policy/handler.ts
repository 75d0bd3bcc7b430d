import { isDeepStrictEqual } from 'node:util'
import type { Caller } from '../../shared/access/caller.ts'
import { rootOfCaller } from '../../shared/access/scope.ts'
import { type Environment, onFirstCall } from '../../shared/contracts/environment.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { policyFaults } from '../../shared/domain/policy/check.ts'
import type { Policy } from '../../shared/domain/policy/policy.ts'
import { notedProgrammes } from '../../shared/domain/policy/programmes.ts'
import { mostVersions, type PolicyVersion, versionFor } from '../../shared/domain/policy/versions.ts'
import { usualRetention } from '../../shared/domain/privacy/retention.ts'
import { lastDate, monthOf } from '../../shared/domain/time/calendar.ts'
import { type Order, pageFrom } from '../../shared/http/page.ts'
import { on, reply, serve } from '../../shared/http/serve.ts'
import { clock, directory, openPorts, policies, rollups } from '../../shared/ports.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import type { Rollups } from '../../shared/repositories/rollups.ts'
import { getPolicy, listPolicyVersions, putPolicy } from './endpoints.ts'

/** What keeping needs. */
export interface Dependencies {
  readonly policies: Policies
  readonly rollups: Pick<Rollups, 'readRollup'>
  readonly directory: Directory
  readonly now: () => Date
}

const body = ({ policy, effectiveFrom }: PolicyVersion) => ({ ...policy, effectiveFrom })

/** The number of the version by which the caller's city closed a month; undefined while it is not closed. */
async function closedBy(
  { directory, rollups }: Pick<Dependencies, 'directory' | 'rollups'>,
  caller: Caller,
  month: string,
): Promise<number | undefined> {
  const root = await rootOfCaller(directory, caller, lastDate(month))
  const rollup = root === undefined ? undefined : await rollups.readRollup(root, month)
  return rollup?.status === 'final' ? rollup.policy?.version : undefined
}

const byVersion: Order<{ readonly version: number }> = {
  name: 'version',
  placeOf: ({ version }) => [version],
}

/** The draft, whole and tried. @throws Problem `invalid_request` that names what it cannot be. */
function checked(draft: Policy): Policy {
  const faults = policyFaults(draft)
  if (faults.length > 0)
    throw new Problem(
      'invalid_request',
      faults.map(fault => ({ ...fault, code: 'not_allowed' as const })),
    )
  return draft
}

/**
 * Keeps the versions of the policy. Only an assessor of a root org may add one, since it holds for all below. It takes the
 * place of what held for its months until then, planned versions included, so that a slip in a month can be mended.
 */
export function build(environment: Environment, deps: Dependencies) {
  const { policies, directory, now } = deps
  return serve(
    environment,
    [
      on(getPolicy, async ({ caller, query: { month = monthOf(directory.today()) } }) => {
        const versions = await policies.listPolicyVersions(
          await rootOfCaller(directory, caller, lastDate(month)),
        )
        const closing = await closedBy(deps, caller, month)
        const used = versions.find(({ policy }) => policy.version === closing)
        return reply(200, body(used ?? versionFor(versions, month)))
      }),

      on(listPolicyVersions, async ({ caller, query }) => {
        const root = await rootOfCaller(directory, caller)
        const versions = (await policies.listPolicyVersions(root)).map(body)
        return reply(200, pageFrom(versions, byVersion, query))
      }),

      on(putPolicy, async ({ caller, body: { effectiveFrom, version: expected, ...content } }) => {
        // The scope is a root's.
        const root = caller.org as string
        const versions = await policies.listPolicyVersions(root)
        const latest = versions.at(-1) as PolicyVersion
        const holding = versionFor(versions, effectiveFrom).policy
        const version = latest.policy.version + 1
        const { id = latest.policy.id, timeZone = holding.timeZone } = content
        const { review = holding.review, selfService = holding.selfService } = content
        const { rankings = holding.rankings ?? false } = content
        const { programmes = holding.programmes ?? [...notedProgrammes] } = content
        const { retention = holding.retention ?? usualRetention } = content
        const policy = checked({
          ...content,
          id,
          timeZone,
          review,
          selfService,
          rankings,
          programmes,
          retention,
          version,
        })
        const same = { ...policy, version: latest.policy.version }
        if (effectiveFrom === latest.effectiveFrom && isDeepStrictEqual(same, latest.policy))
          return reply(200, body(latest))
        if (expected !== undefined && expected !== holding.version) throw Problem.at('conflict', 'version')
        if (versions.length >= mostVersions)
          throw Problem.at('conflict', 'version', `there are ${mostVersions} versions, which is the most`)
        const policyVersion = { policy, effectiveFrom, by: caller.subject, at: now().toISOString() }
        if (!(await policies.addPolicyVersion(policyVersion, root))) throw Problem.at('conflict', 'version')
        return reply(201, body(policyVersion))
      }),
    ],
    deps,
  )
}

export const handler = onFirstCall(environment =>
  build(environment, openPorts(environment, { policies, rollups, directory, now: clock })),
)
