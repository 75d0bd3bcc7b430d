import type { EventContent, RecordedEvent } from '../../events/index.ts'
import { Problem } from '../declare/problem.ts'
import { isTooFarAhead, partitionMonth } from '../domain/ledger.ts'
import { huaian2016 } from '../domain/policy.ts'
import type { Caller } from '../http/caller.ts'
import { coversCadre } from '../http/scope.ts'
import type { Directory } from '../store/directory.ts'
import type { Ledger } from '../store/ledger.ts'
import type { Receipt } from './receipt.ts'

/** What recording needs. */
export interface RecordingDependencies {
  readonly ledger: Ledger
  readonly directory: Directory
  readonly now: () => Date
}

/** 201 the first time, 200 with the original receipt on every repeat. */
export interface RecordReply {
  readonly status: 200 | 201
  readonly body: Receipt
}

function receiptOf(month: string, { id, type, cadreId, occurredAt, recordedAt }: RecordedEvent): Receipt {
  return { id, type, cadreId, occurredAt, recordedAt, month }
}

/** A cadre records its own work, never the youth's voice; a collector records nothing else. */
function checkRole(caller: Caller, event: EventContent): void {
  const voice = event.type === 'feedback' || event.type === 'reopen'
  const aboutSelf = voice && (caller.role === 'cadre' || caller.cadreId === event.cadreId)
  if (aboutSelf || (!voice && caller.role === 'collector')) throw new Problem('forbidden')
}

async function checkVoid(ledger: Ledger, event: EventContent): Promise<void> {
  if (event.type !== 'void') return
  const voided = await ledger.find(event.cadreId, event.month, event.voids)
  if (!voided) throw Problem.at('unknown_event', 'voids')
  if (voided.type === 'void') throw Problem.at('not_voidable', 'voids')
}

/**
 * Takes one event into the ledger: every check first, then one conditional write that acknowledges it.
 * @throws Problem `forbidden`, `unknown_cadre`, `occurred_in_future`, `invalid_request`, `unknown_base`, `unknown_event`,
 *   `not_voidable` or `id_reused`; nothing is written then.
 */
export async function record(
  { ledger, directory, now }: RecordingDependencies,
  caller: Caller,
  content: EventContent,
): Promise<RecordReply> {
  checkRole(caller, content)
  if (!(await coversCadre(directory, caller, content.cadreId))) throw Problem.at('unknown_cadre', 'cadreId')
  const recordedAt = now().toISOString()
  if (isTooFarAhead(huaian2016, content.occurredAt, recordedAt))
    throw Problem.at(
      'occurred_in_future',
      'occurredAt',
      `more than ${huaian2016.aheadMinutes} minutes ahead of our clock`,
    )
  // A year such as 0026 is a slip of the finger; further down it would be 1926, or no month at all.
  if (content.occurredAt < '1970') throw Problem.at('invalid_request', 'occurredAt', 'before the year 1970')
  if (content.type === 'visit' && content.baseId !== undefined && !(await directory.hasBase(content.baseId)))
    throw Problem.at('unknown_base', 'baseId')
  await checkVoid(ledger, content)

  const month = partitionMonth(content, huaian2016.timeZone)
  const event = { ...content, recordedAt, recordedBy: caller.subject }
  const appended = await ledger.append(month, event)
  if (appended.outcome === 'conflict') throw Problem.at('id_reused', 'id')
  return { status: appended.outcome === 'appended' ? 201 : 200, body: receiptOf(month, appended.event) }
}
