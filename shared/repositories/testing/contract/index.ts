import { describe } from 'vitest'
import type { Items } from '../../../aws/items/items.ts'
import type { TableName } from '../../../contracts/function.ts'
import { assessmentsOn } from '../../assessments.ts'
import { calendarsOn } from '../../calendars.ts'
import { callBacksOn } from '../../call-backs.ts'
import { complaintsOn } from '../../complaints.ts'
import { countsOn } from '../../counts.ts'
import { demandListsOn } from '../../demand-lists.ts'
import { dismissalsOn } from '../../dismissals.ts'
import { factsOn } from '../../facts.ts'
import { jobsOn } from '../../jobs.ts'
import { keptBackOn } from '../../kept-back.ts'
import { ledgerOn } from '../../ledger.ts'
import { messageSettingsOn } from '../../message-settings.ts'
import { messagesOn } from '../../messages.ts'
import { minorsOn } from '../../minors.ts'
import { objectionsOn } from '../../objections.ts'
import { openingsOn } from '../../openings.ts'
import { policiesOn } from '../../policies.ts'
import { registerOn } from '../../register.ts'
import { rehearsalsOn } from '../../rehearsals.ts'
import { rollupsOn } from '../../rollups.ts'
import { rosterContract } from '../../roster/testing/contract.ts'
import { runsOn } from '../../runs.ts'
import { signOffsOn } from '../../sign-offs.ts'
import { turnsOn } from '../../turns.ts'
import { voiceOn } from '../../voice.ts'
import { voiceResponsesOn } from '../../voice-responses.ts'
import { webhooksOn } from '../../webhooks.ts'
import { assessmentsContract } from './assessments.ts'
import { calendarsContract } from './calendars.ts'
import { callBacksContract } from './call-backs.ts'
import { complaintsContract } from './complaints.ts'
import { countsContract } from './counts.ts'
import { demandListsContract } from './demand-lists.ts'
import { dismissalsContract } from './dismissals.ts'
import { factsContract } from './facts.ts'
import { jobsContract } from './jobs.ts'
import { keptBackContract } from './kept-back.ts'
import { ledgerContract } from './ledger.ts'
import { messageSettingsContract } from './message-settings.ts'
import { messagesContract } from './messages.ts'
import { minorsContract } from './minors.ts'
import { objectionsContract } from './objections.ts'
import { openingsContract } from './openings.ts'
import { policiesContract, rootsOfContract } from './policies.ts'
import { registerContract } from './register.ts'
import { rehearsalsContract } from './rehearsals.ts'
import { rollupsContract } from './rollups.ts'
import { runsContract } from './runs.ts'
import { signOffsContract } from './sign-offs.ts'
import { turnsContract } from './turns.ts'
import { voiceContract } from './voice.ts'
import { voiceResponsesContract } from './voice-responses.ts'
import { webhooksContract } from './webhooks.ts'

/** What every repository does on the items that `open` gives for a table, empty each time. */
export function repositoriesContract(open: (table: TableName) => Promise<Items>): void {
  describe('ledger', () => ledgerContract(async () => ledgerOn(await open('ledger'))))
  describe('facts', () => factsContract(async () => factsOn(await open('views'))))
  describe('assessments', () =>
    assessmentsContract(async () => assessmentsOn(await open('results'), await open('views'))))
  describe('roll-ups', () => rollupsContract(async () => rollupsOn(await open('views'))))
  describe('register', () => registerContract(async () => registerOn(await open('views'))))
  describe('lists of demands', () => demandListsContract(async () => demandListsOn(await open('views'))))
  describe('counts', () => countsContract(async now => countsOn(await open('jobs'), now)))
  describe('openings', () => openingsContract(async () => openingsOn(await open('results'))))
  describe('kept back', () => keptBackContract(async () => keptBackOn(await open('views'))))
  describe('runs', () => runsContract(async () => runsOn(await open('views'))))
  describe('call-backs', () => callBacksContract(async () => callBacksOn(await open('voice'))))
  describe('responses', () =>
    voiceResponsesContract(async readPath => voiceResponsesOn(await open('voice'), readPath)))
  describe('voice', () => voiceContract(async () => voiceOn(await open('voice'))))
  describe('minors', () => minorsContract(async () => minorsOn(await open('voice'))))
  describe('objections', () => objectionsContract(async () => objectionsOn(await open('results'))))
  describe('complaints', () => complaintsContract(async () => complaintsOn(await open('settings'))))
  describe('dismissals', () => dismissalsContract(async () => dismissalsOn(await open('results'))))
  describe('signatures', () => signOffsContract(async () => signOffsOn(await open('results'))))
  describe('policies', () =>
    policiesContract(async () => policiesOn(await open('settings'), rootsOfContract)))
  describe('calendars', () => calendarsContract(async () => calendarsOn(await open('settings'))))
  describe('messages', () => messagesContract(async now => messagesOn(await open('messages'), now)))
  describe('message settings', () =>
    messageSettingsContract(async () => messageSettingsOn(await open('settings'))))
  describe('webhooks', () => webhooksContract(async () => webhooksOn(await open('settings'))))
  describe('jobs', () => jobsContract(async now => jobsOn(await open('jobs'), now)))
  describe('turns', () => turnsContract(async now => turnsOn(await open('jobs'), now)))
  describe('rehearsals', () => rehearsalsContract(async now => rehearsalsOn(await open('jobs'), now)))
  describe('roster', () => rosterContract(() => open('roster')))
}
