import { createHash } from 'node:crypto'

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
  const bytes = createHash('sha256').update(`${escalationId} ${cadreId} ${demandId}`).digest()
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes
    .toString('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
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
