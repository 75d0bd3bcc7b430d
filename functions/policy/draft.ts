import type * as z from 'zod'
import { Problem } from '../../shared/contracts/problem.ts'
import { policyFaults } from '../../shared/domain/policy/check.ts'
import { notedProgrammes } from '../../shared/domain/policy/programmes.ts'
import { type PolicyVersion, versionFor } from '../../shared/domain/policy/versions.ts'
import { usualRetention } from '../../shared/domain/privacy/retention.ts'
import type { policyDraft } from './versions/endpoints.ts'

/** The version that a draft makes for a month; `at` is its path in the body. @throws Problem `invalid_request`. */
export function drafted(
  versions: readonly PolicyVersion[],
  { effectiveFrom: _, version: __, ...content }: z.output<typeof policyDraft>,
  month: string,
  at = '',
) {
  const { policy: latest } = versions.at(-1) as PolicyVersion
  const holding = versionFor(versions, month).policy
  const { id = latest.id, timeZone = holding.timeZone } = content
  const { review = holding.review, selfService = holding.selfService } = content
  const { rankings = holding.rankings ?? false } = content
  const { programmes = holding.programmes ?? [...notedProgrammes] } = content
  const { retention = holding.retention ?? usualRetention } = content
  const version = latest.version + 1
  const rest = { id, timeZone, review, selfService, rankings, programmes, retention, version }
  const policy = { ...content, ...rest }
  const faults = policyFaults(policy)
  if (faults.length > 0)
    throw new Problem(
      'invalid_request',
      faults.map(({ path, message }) => ({ path: at + path, message, code: 'not_allowed' as const })),
    )
  return { policy, holding }
}
