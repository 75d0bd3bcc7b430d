import { isDeepStrictEqual } from 'node:util'
import type { Caller } from '../../../shared/access/caller.ts'
import { orgOfCaller, rootOfCaller } from '../../../shared/access/scope.ts'
import { Problem } from '../../../shared/contracts/problem.ts'
import { mostVersions, type PolicyVersion, versionFor } from '../../../shared/domain/policy/versions.ts'
import { lastDate, monthOf } from '../../../shared/domain/time/calendar.ts'
import { type Order, pageFrom } from '../../../shared/http/page.ts'
import { on, type Route, reply } from '../../../shared/http/serve.ts'
import { drafted } from '../draft.ts'
import type { Dependencies } from '../ports.ts'
import { getPolicy, listPolicyVersions, putPolicy } from './endpoints.ts'

const body = ({ policy, effectiveFrom }: PolicyVersion) => ({ ...policy, effectiveFrom })

/** The number of the version by which the caller's org or its root closed a month; undefined while neither did. */
async function closedBy(
  { directory, rollups }: Pick<Dependencies, 'directory' | 'rollups'>,
  caller: Caller,
  month: string,
): Promise<number | undefined> {
  const orgs = [
    await orgOfCaller(directory, caller),
    await rootOfCaller(directory, caller, lastDate(month)),
  ].filter(org => org !== undefined)
  const closed = await Promise.all([...new Set(orgs)].map(org => rollups.readRollup(org, month)))
  return closed.find(rollup => rollup?.status === 'final')?.policy?.version
}

const byVersion: Order<{ readonly version: number }> = {
  name: 'version',
  placeOf: ({ version }) => [version],
}

/** Keeps the versions of the policy. A root's assessor adds one, in place of what held or was planned from then on. */
export function routes(deps: Dependencies): readonly Route[] {
  const { policies, directory, now } = deps
  return [
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

    on(putPolicy, async ({ caller, body: draft }) => {
      // The scope is a root's.
      const root = caller.org as string
      const { effectiveFrom, version: expected } = draft
      const versions = await policies.listPolicyVersions(root)
      const latest = versions.at(-1) as PolicyVersion
      const { policy, holding } = drafted(versions, draft, effectiveFrom)
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
  ]
}
