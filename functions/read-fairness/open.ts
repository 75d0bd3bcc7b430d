import type { Environment } from '../../shared/declare/environment.ts'
import { openTable } from '../../shared/store/client.ts'
import { dynamoFacts } from '../../shared/store/facts.ts'
import { dynamoLedger } from '../../shared/store/ledger.ts'
import { dynamoPolicies } from '../../shared/store/policies.ts'
import { dynamoDirectory } from '../../shared/store/roster/directory.ts'
import { dismissalsOn } from '../../shared/store/roster/dismissals.ts'
import { dynamoItems } from '../../shared/store/roster/dynamo-items.ts'
import { dynamoRoster } from '../../shared/store/roster/open.ts'

/** What answering needs, on the tables that the environment names. */
export function openFairness(environment: Environment) {
  const roster = openTable(environment, 'roster')
  const now = () => new Date()
  return {
    roster: dynamoRoster(roster),
    dismissals: dismissalsOn(dynamoItems(roster)),
    ledger: dynamoLedger(openTable(environment, 'ledger')),
    facts: dynamoFacts(openTable(environment, 'views')),
    policies: dynamoPolicies(roster),
    directory: dynamoDirectory(roster, now),
    now,
  }
}
