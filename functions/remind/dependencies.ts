import type { Aliases } from '../../shared/access/own/aliases.ts'
import type { Send } from '../../shared/aws/queue/send.ts'
import type { Assessments } from '../../shared/repositories/assessments.ts'
import type { CalendarReads } from '../../shared/repositories/calendars.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import type { KeptBackCadres } from '../../shared/repositories/kept-back.ts'
import type { MessageSettings } from '../../shared/repositories/message-settings.ts'
import type { Messages } from '../../shared/repositories/messages.ts'
import type { Objections } from '../../shared/repositories/objections.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import type { RosterReads } from '../../shared/repositories/roster/roster.ts'

/** What telling needs. */
export interface Dependencies {
  readonly roster: Pick<
    RosterReads,
    'listChildren' | 'listMembers' | 'readCadreWithLinks' | 'readBases' | 'readOrgProfile'
  >
  readonly facts: Pick<FactsStore, 'readFactsBetween'>
  readonly assessments: Pick<Assessments, 'readRevisions'>
  readonly keptBack: Pick<KeptBackCadres, 'readKeptBack'>
  readonly objections: Pick<Objections, 'listOpenObjections'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly workingDays: CalendarReads
  readonly settings: Pick<MessageSettings, 'readOrgMessages' | 'readCadreMessages'>
  readonly messages: Pick<Messages, 'addMessage'>
  readonly aliases: () => Promise<Aliases>
  readonly send: Send
  readonly now: () => Date
}
