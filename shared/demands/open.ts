import type { Environment } from '../declare/environment.ts'
import { openTable } from '../store/client.ts'
import { dynamoFacts } from '../store/facts.ts'
import { dynamoLedger } from '../store/ledger.ts'
import { dynamoPolicies } from '../store/policies.ts'
import { dynamoDirectory } from '../store/roster/directory.ts'
import { dynamoRoster } from '../store/roster/open.ts'

/** What answering about demands needs, on the tables that the environment names. */
export function openDemands(environment: Environment) {
  const roster = openTable(environment, 'roster')
  const now = () => new Date()
  return {
    roster: dynamoRoster(roster),
    ledger: dynamoLedger(openTable(environment, 'ledger')),
    facts: dynamoFacts(openTable(environment, 'views')),
    policies: dynamoPolicies(roster),
    directory: dynamoDirectory(roster, now),
    now,
  }
}
