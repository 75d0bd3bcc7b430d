import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { assessPiece, planOrg, type RunDependencies, rollUpOrg } from '../../shared/assessing/run.ts'
import { type Work, work } from '../../shared/assessing/work.ts'
import { consume } from '../../shared/aws/queue/consume.ts'
import { onFirstCall } from '../../shared/contracts/environment.ts'
import {
  assessments,
  clock,
  facts,
  ledger,
  openPorts,
  policies,
  rollups,
  rosterReads,
  runs,
  sendWork,
  workingDays,
} from '../../shared/ports.ts'
import { runDueMonth } from './due.ts'
import { reassess } from './reassess.ts'

function workOn(deps: RunDependencies, message: Work): Promise<void> {
  switch (message.kind) {
    case 'due':
      return runDueMonth(deps, message)
    case 'plan':
      return planOrg(deps, message)
    case 'assess':
      return assessPiece(deps, message)
    case 'rollUp':
      return rollUpOrg(deps, message)
    case 'reassess':
      return reassess(deps, message)
    default:
      return message satisfies never
  }
}

/** Works off messages of the assessment queue, each for itself. */
export function build(deps: RunDependencies) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    consume(event, {
      read: body => work.parse(body),
      key: message => JSON.stringify(message),
      work: ([message]) => workOn(deps, message as Work),
    })
}

export const handler = onFirstCall(environment =>
  build(
    openPorts(environment, {
      policies,
      roster: rosterReads,
      ledger,
      workingDays,
      facts,
      assessments,
      rollups,
      runs,
      send: sendWork,
      now: clock,
    }),
  ),
)
