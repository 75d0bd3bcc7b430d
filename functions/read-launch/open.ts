import type { Environment } from '../../shared/declare/environment.ts'
import { dynamoAssessments } from '../../shared/store/assessments.ts'
import { openTable } from '../../shared/store/client.ts'
import { dynamoFacts } from '../../shared/store/facts.ts'
import { dynamoPolicies } from '../../shared/store/policies.ts'
import { dynamoDirectory } from '../../shared/store/roster/directory.ts'
import { dynamoItems } from '../../shared/store/roster/dynamo-items.ts'
import { dynamoRoster } from '../../shared/store/roster/open.ts'
import { plansOn } from '../../shared/store/roster/plans.ts'

/** What answering needs, on the tables that the environment names. */
export function openLaunch(environment: Environment) {
  const roster = openTable(environment, 'roster')
  const views = openTable(environment, 'views')
  const now = () => new Date()
  return {
    roster: dynamoRoster(roster),
    plans: plansOn(dynamoItems(roster)),
    assessments: dynamoAssessments(views),
    facts: dynamoFacts(views),
    policies: dynamoPolicies(roster),
    directory: dynamoDirectory(roster, now),
    now,
  }
}
