import { openQueue } from '../../../shared/aws/queue/send.ts'
import { isQuietHour, usualQuietHours } from '../../../shared/domain/messages/days.ts'
import { localHour } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import { askLocal, stackNow } from '../local-stack.ts'
import { openLocalStack } from '../operate/open.ts'
import { counted, type Desk, rootId } from './desk.ts'
import { untilSettled } from './settle.ts'

/** Has what is due today told to the receiver of this machine, as at nine in the morning; what was told is not told again. */
export async function tellDue({ assessor, tally, screen, url }: Desk): Promise<string> {
  const inbox = `${url}/_local/inbox`
  counted(
    tally,
    await assessor('PUT /v1/orgs/{orgId}/webhooks/{webhookId}', {
      path: { orgId: rootId, webhookId: 'desk' },
      body: { kind: 'standard', url: inbox },
    }),
  )
  const at = await stackNow(url)
  const { from, until } = usualQuietHours
  // A message would wait for the morning, and whoever watches with it.
  if (isQuietHour(usualQuietHours, localHour(at, ledgerZone)))
    return `提醒与每周简报：${from}时至${until}时不打扰，之后 npm run remind，送达 ${inbox}`
  const { environment } = await openLocalStack(url)
  await openQueue(environment, 'messages')([{ kind: 'day', at }])
  await untilSettled(url, screen, '提醒送达')
  const arrived = await askLocal<{ body: string }[]>(url, 'inbox')
  const all = new Map(arrived.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [data.id, type]))
  const digests = [...all.values()].filter(type => type === 'digest').length
  return `提醒 ${all.size - digests} 条、每周简报 ${digests} 份（每周第一个工作日）已送达 ${inbox}；休息日不提醒`
}
