import type { Caller } from '../../shared/access/caller.ts'
import type { rankings } from '../../shared/assessing/table.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { mayRank } from '../../shared/domain/policy/rankings.ts'
import { hashedSubject } from '../../shared/http/access-log.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import { log } from '../../shared/telemetry/log.ts'

/** A score by which people may be ranked. */
export type Ranking = (typeof rankings)[number]

/** Notes who ranks people by a score. @throws Problem `rankings_off` unless the policy of the month allows it. */
export async function noteRanking(
  policies: Pick<Policies, 'readPolicyOfMonth'>,
  { subject, role }: Caller,
  { orgId, month, sort }: { orgId: string; month: string; sort: Ranking },
): Promise<void> {
  if (!mayRank(await policies.readPolicyOfMonth(month, orgId))) throw Problem.at('rankings_off', 'sort')
  log.info('people were ranked', { by: hashedSubject(subject), role, orgId, month, sort })
}
