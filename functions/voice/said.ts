import { createHmac } from 'node:crypto'
import type { EventContent } from '../../events/index.ts'
import { idOfDigest } from '../../shared/derived-id.ts'
import type { CallBack } from '../../shared/domain/review/call-backs.ts'
import type { CallBackAnswer } from '../../shared/repositories/call-backs.ts'
import type { VoiceForm } from './form.ts'
import type { OpenedLink } from './open.ts'
import type { WrongField } from './page.ts'

/** An event id for one part of a form, the same if it is sent twice; keyed, so that it does not tell its link. */
export function eventIdOf(secret: string, token: string, nonce: string, part: string): string {
  return idOfDigest(createHmac('sha256', secret).update(`${token} ${nonce} ${part}`).digest())
}

/** What a form amounts to: events for the ledger, demands that the youth calls solved or not, answers to call-backs. */
export interface Said {
  readonly events: readonly EventContent[]
  readonly solved: readonly { readonly demandId: string; readonly isSolved: boolean }[]
  readonly met: readonly { readonly asked: CallBack; readonly answer: CallBackAnswer }[]
  readonly complaint?: { readonly complaintId: string; readonly text: string }
}

/**
 * What a form stands for, on the page that was opened. A comment or a demand goes with a score, the one given or the
 * youth's last; where there is none, or where the form answers what the page does not ask, it is told what is wrong.
 */
export function saidBy(
  form: VoiceForm,
  { link: { cadreId, youthId }, page, demands, callBacks }: OpenedLink,
  { occurredAt, idOf }: { occurredAt: string; idOf: (part: string) => string },
): Said | { readonly wrong: WrongField } {
  const solved = [...form.solved].map(([place, isSolved]) => ({ demand: demands[place], isSolved }))
  const met = [...form.met].map(([place, answer]) => ({ asked: callBacks[place], answer }))
  if (solved.some(({ demand }) => !demand) || met.some(({ asked }) => !asked)) return { wrong: 'form' }
  const speaks = form.score !== undefined || form.comment !== undefined || form.demand !== undefined
  const score = form.score ?? page.score
  if (speaks && score === undefined) return { wrong: 'score' }
  const rated: EventContent = {
    type: 'feedback',
    id: idOf('feedback'),
    cadreId,
    youthId,
    occurredAt,
    score: score as 1 | 2 | 3 | 4 | 5,
    source: 'app',
    ...(form.comment !== undefined && { comment: form.comment }),
    ...(form.demand && { demand: form.demand }),
  }
  const judged = solved.flatMap(({ demand, isSolved }) =>
    demand ? [{ demandId: demand.demandId, isSolved }] : [],
  )
  const reopened = judged
    .filter(({ isSolved }) => !isSolved)
    .map(
      ({ demandId }): EventContent => ({
        type: 'reopen',
        id: idOf(`reopen ${demandId}`),
        cadreId,
        occurredAt,
        demandId,
      }),
    )
  return {
    events: [...(speaks ? [rated] : []), ...reopened],
    solved: judged,
    met: met.flatMap(({ asked, answer }) => (asked ? [{ asked, answer }] : [])),
    ...(form.complaint !== undefined && {
      complaint: { complaintId: idOf(`complaint ${form.complaint}`), text: form.complaint },
    }),
  }
}
