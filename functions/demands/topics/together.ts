import { createHash } from 'node:crypto'
import { idOfDigest } from '../../../shared/derived-id.ts'

/** What is to go to a department together: some demands of an org, or those of a topic. */
export interface EscalationAsked {
  readonly orgId: string
  readonly demandIds?: readonly string[] | undefined
  readonly topic?: string | undefined
  readonly to: string
  readonly text: string
  readonly occurredAt: string
}

/** The id of the step that a collective escalation makes of a demand: the same for the same two. */
export function stepIdOf(escalationId: string, cadreId: string, demandId: string): string {
  return idOfDigest(createHash('sha256').update(`${escalationId} ${cadreId} ${demandId}`).digest())
}

/** What is asked for under an escalation's id, told apart from anything else that is. */
export function fingerprintOf({ demandIds, occurredAt, ...asked }: EscalationAsked): string {
  const canonical = [
    asked.orgId,
    demandIds && [...new Set(demandIds)].sort(),
    asked.topic,
    asked.to,
    asked.text,
    new Date(occurredAt).toISOString(),
  ]
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex')
}
