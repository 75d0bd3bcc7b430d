import { createHmac } from 'node:crypto'
import type { EventContent } from '../../events/index.ts'
import type { VoiceLink } from '../../shared/voice/token.ts'
import type { OwnDemand } from './demands.ts'
import type { VoiceForm } from './form.ts'

/**
 * An event id for one part of a form: the same form sent twice gives the same ids, so that nothing counts twice (RFC
 * 9562, version 8). Keyed, so that nobody can tell from an id which link it came by.
 */
export function eventIdOf(secret: string, token: string, nonce: string, part: string): string {
  const bytes = createHmac('sha256', secret).update(`${token} ${nonce} ${part}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What a form amounts to: events for the ledger, and demands that the youth calls solved. */
export interface Said {
  readonly events: readonly EventContent[]
  readonly solved: readonly string[]
}

/**
 * The events that a form stands for. A comment or a demand goes with a score, the one given or the youth's last of the
 * month; undefined where there is none.
 */
export function saidBy(
  form: VoiceForm,
  { cadreId, youthId }: VoiceLink,
  demands: readonly OwnDemand[],
  lastScore: number | undefined,
  { occurredAt, idOf }: { occurredAt: string; idOf: (part: string) => string },
): Said | undefined {
  const events: EventContent[] = []
  const solved: string[] = []
  const speaks = form.score !== undefined || form.comment !== undefined || form.demand !== undefined
  const score = form.score ?? lastScore
  if (speaks && score === undefined) return undefined
  if (speaks)
    events.push({
      type: 'feedback',
      id: idOf('feedback'),
      cadreId,
      youthId,
      occurredAt,
      score: score as 1 | 2 | 3 | 4 | 5,
      source: 'app',
      ...(form.comment !== undefined && { comment: form.comment }),
      ...(form.demand && { demand: form.demand }),
    })
  for (const [place, isSolved] of form.solved) {
    const demand = demands[place]
    if (demand === undefined) continue
    if (isSolved) solved.push(demand.demandId)
    else
      events.push({
        type: 'reopen',
        id: idOf(`reopen ${demand.demandId}`),
        cadreId,
        occurredAt,
        demandId: demand.demandId,
      })
  }
  return { events, solved }
}
