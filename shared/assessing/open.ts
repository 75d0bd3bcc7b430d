import type { Environment } from '../declare/environment.ts'
import { openQueue } from '../queue/send.ts'
import { dynamoAssessments } from '../store/assessments.ts'
import { openTable } from '../store/client.ts'
import { dynamoFacts } from '../store/facts.ts'
import { dynamoLedger } from '../store/ledger.ts'
import { dynamoPolicies } from '../store/policies.ts'
import { dynamoRollups } from '../store/rollups.ts'
import { dynamoDirectory } from '../store/roster/directory.ts'
import { dynamoRosterReads } from '../store/roster/open.ts'
import { dynamoRuns } from '../store/runs.ts'
import type { RunDependencies } from './run.ts'

/** What runs need, on the tables and the queue that the environment names. */
export function openRuns(environment: Environment): RunDependencies {
  const views = openTable(environment, 'views')
  const roster = openTable(environment, 'roster')
  const now = () => new Date()
  return {
    policies: dynamoPolicies(roster),
    roster: dynamoRosterReads(roster),
    ledger: dynamoLedger(openTable(environment, 'ledger')),
    facts: dynamoFacts(views),
    assessments: dynamoAssessments(views),
    rollups: dynamoRollups(views),
    runs: dynamoRuns(views),
    send: openQueue(environment, 'assessment'),
    now,
  }
}

/** What starting and watching runs needs. */
export function openRunning(environment: Environment) {
  const now = () => new Date()
  return {
    runs: dynamoRuns(openTable(environment, 'views')),
    directory: dynamoDirectory(openTable(environment, 'roster'), now),
    send: openQueue(environment, 'assessment'),
    now,
  }
}

/** What answering about cadres needs, and verifying. */
export function openReading(environment: Environment) {
  const views = openTable(environment, 'views')
  const roster = openTable(environment, 'roster')
  const now = () => new Date()
  return {
    policies: dynamoPolicies(roster),
    roster: dynamoRosterReads(roster),
    ledger: dynamoLedger(openTable(environment, 'ledger')),
    facts: dynamoFacts(views),
    assessments: dynamoAssessments(views),
    directory: dynamoDirectory(roster, now),
    now,
  }
}
