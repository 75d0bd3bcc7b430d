import type { Environment } from '../declare/environment.ts'
import { openTable } from '../store/client.ts'
import { remembering } from '../store/directory.ts'
import { dynamoLedger } from '../store/ledger.ts'
import { dynamoDirectory } from '../store/roster/directory.ts'
import type { RecordingDependencies } from './record.ts'

/** Recording on the tables that the environment names. */
export function openRecording(environment: Environment): RecordingDependencies {
  const now = () => new Date()
  return {
    ledger: dynamoLedger(openTable(environment, 'ledger')),
    directory: remembering(dynamoDirectory(openTable(environment, 'roster'), now), now),
    now,
  }
}
