import * as z from 'zod'
import { assessed } from '../../events/assessment.ts'
import { calendarChanged } from '../../events/calendar.ts'
import { policyChanged } from '../../events/policy.ts'
import { recordedEvents } from '../../events/published/recorded.ts'
import { digest, reminder } from '../../events/reminder.ts'
import type { BusEvent } from '../aws/bus/publish.ts'
import { expandJson } from '../aws/compressed-json.ts'
import type { Item } from '../aws/items/items.ts'
import { settingKeys } from '../aws/keys.ts'
import type { Revision } from '../domain/assessment/revision.ts'
import type { RecordedCalendarYear } from '../repositories/calendars.ts'
import { fromLedgerItem } from '../repositories/ledger-item.ts'
import type { RecordedPolicyVersion } from '../repositories/policies.ts'
import { rosterChange } from './roster-change.ts'

const message = z.discriminatedUnion('type', [reminder, digest])

/** Without what only the table needs. */
const announced = assessed.strip()

function announcementOf({ pk, sk, value }: Item): BusEvent {
  if (sk.startsWith('AUDIT#')) {
    const detail = rosterChange(pk, sk, value)
    return { type: detail.type, time: detail.at, detail }
  }
  if (sk.startsWith('ASSESSMENT#')) {
    const revision = expandJson<Revision>(value as Uint8Array)
    const detail = announced.parse({ ...revision, type: 'assessed' })
    return { type: detail.type, time: revision.assessedAt, detail }
  }
  if (sk.startsWith('MESSAGE#')) {
    const detail = message.parse(value)
    return { type: detail.type, time: detail.at, detail }
  }
  if (pk === settingKeys.calendarOf('').pk) {
    const { year, version, at } = value as RecordedCalendarYear
    const rootId = sk.split('#')[0]
    const id = `${pk}#${sk}`
    const detail = calendarChanged.parse({ type: 'calendarChanged', id, at, rootId, year, version })
    return { type: detail.type, time: detail.at, detail }
  }
  if (pk.startsWith(settingKeys.policies)) {
    const { policy, effectiveFrom, at } = value as RecordedPolicyVersion
    const detail = policyChanged.parse({
      type: 'policyChanged',
      id: `${pk}#${sk}`,
      at,
      rootId: pk.slice(settingKeys.policies.length),
      version: policy.version,
      effectiveFrom,
    })
    return { type: detail.type, time: detail.at, detail }
  }
  const { event, month } = fromLedgerItem({ pk, sk, value } as Parameters<typeof fromLedgerItem>[0])
  const detail = recordedEvents[event.type].schema.parse({ ...event, month })
  return { type: detail.type, time: detail.recordedAt, detail }
}

/**
 * The bus event of an item that was written. Of a ledger item: without free text, with the month of its partition.
 * Of an assessment: its result, without evidence. Of a roster change: what it is about and from which date on it may
 * matter, never a name or a phone. Of a message: itself. Of a notice of working days: which year's, and which
 * version. Of a policy: which version, and from which month on. Each with the
 * correlation id of the request that wrote it, if there was one.
 * @throws Error if the item is none of them.
 */
export function outgoing(item: Item): BusEvent {
  const { correlationId } = item
  const event = announcementOf(item)
  return correlationId === undefined ? event : { ...event, detail: { ...event.detail, correlationId } }
}
