import type { rankings } from '../assessing/table.ts'
import { Problem } from '../contracts/problem.ts'
import { mayRank } from '../domain/policy/rankings.ts'
import { hashedSubject } from '../http/access-log.ts'
import type { Policies } from '../repositories/policies.ts'
import { log } from '../telemetry/log.ts'
import type { Caller } from './caller.ts'

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
