import { createHash } from 'node:crypto'
import type { Assessment } from './assessment.ts'
import { noDimensions } from './score.ts'

/**
 * The result that replaces an assessment when the roster now says that the cadre did not serve in the month. Nothing was
 * due, nothing counts, and no roll-up has it. It is a result of its own: one that vanished would be a way around the lock.
 */
export function withdrawal({ cadreId, orgId, category, month, asOf, policy }: Assessment) {
  const canonical = JSON.stringify({ cadreId, month, v: 1, withdrawn: true })
  return {
    cadreId,
    orgId,
    category,
    month,
    asOf,
    policy,
    dimensions: noDimensions(),
    total: null,
    grade: 'exempt',
    evidence: {},
    withdrawn: true,
    digest: createHash('sha256').update(canonical).digest('hex'),
  } satisfies Assessment & { digest: string }
}
