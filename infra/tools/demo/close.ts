import { setTimeout as pause } from 'node:timers/promises'
import type { Contact, EventContent } from '../../../events/index.ts'
import { addMonths } from '../../../shared/domain/time/calendar.ts'
import { behaviourOf } from '../county/behaviour.ts'
import type { County } from '../county/county.ts'
import { at } from '../county/diary.ts'
import { uuidOf } from '../county/prng.ts'
import type { Worker } from '../county/worker.ts'
import { beginPhase } from '../terminal/progress.ts'
import { counted, countyId, type Desk } from './desk.ts'
import { untilSettled } from './settle.ts'

/** The first of the three months: the one that is closed. */
export const closedMonth = ({ month }: Pick<County, 'month'>): string => addMonths(month, -2)

/** Has a month assessed, or assessed for good, and waits for it. */
export async function assessMonth(
  { assessor, screen }: Desk,
  month: string,
  how: 'runs' | 'finalise' = 'runs',
): Promise<void> {
  const bar = beginPhase(screen, how === 'runs' ? '月度评估' : '月度定稿', 0, '人')
  const path = { month }
  const begun =
    how === 'runs'
      ? await assessor('POST /v1/assessments/{month}/runs', { path })
      : await assessor('POST /v1/assessments/{month}/finalise', { path, body: {} })
  const { runId } = begun.body
  for (;;) {
    const path = { month, runId }
    const run = (await assessor('GET /v1/assessments/{month}/runs/{runId}', { path })).body
    bar.set(run.cadresDone, run.cadresTotal)
    if (run.state === 'done') return bar.end()
    await pause(200)
  }
}

/** Closes the first month, has it signed, and records what somebody forgot: done again, it changes nothing. */
export async function closeMonth(desk: Desk): Promise<void> {
  const { assessor, admin, county, policy, tally, screen, url } = desk
  const month = closedMonth(county)
  await assessMonth(desk, month)
  await assessMonth(desk, month, 'finalise')
  await untilSettled(url, screen, '汇总视图')
  const path = { orgId: countyId, month }
  const { body } = await assessor('GET /v1/orgs/{orgId}/assessments/{month}/sign-offs', { path })
  const note = '经县委会议审定'
  // A second signature would stand under the restated month, and nothing would be outdated any more.
  if (body.items.length === 0)
    counted(
      tally,
      await assessor('POST /v1/orgs/{orgId}/assessments/{month}/sign-off', { path, body: { note } }),
    )
  counted(tally, await admin('POST /v1/contacts', { body: forgotten(county, policy.personal) }))
  await untilSettled(url, screen, '汇总视图')
}

/** Somebody ordinary, in service all the time. */
export function forgetful({ workers }: Pick<County, 'workers'>): Worker {
  const found = workers.find(
    ({ person: { category, habit, story } }) => category === 'fullTime' && habit === 'steady' && !story,
  )
  if (found === undefined) throw new Error('nobody is ordinary')
  return found
}

/** Contact with more youths than these is to a crowd and reaches nobody, by the policy. */
type Personal = Desk['policy']['personal']

/** Whom an event reached. */
function personally(event: EventContent, { contactYouths, visitYouths }: Personal): string[] {
  if (event.type !== 'contact' && event.type !== 'visit') return []
  const most = event.type === 'contact' ? contactYouths : visitYouths
  return event.youthIds.length > most ? [] : event.youthIds
}

/** A contact that came too late, with youths whom the month has not reached: always the same. */
export function forgotten(county: County, personal: Personal): Contact {
  const month = closedMonth(county)
  const date = `${month}-20`
  const { person, links } = forgetful(county)
  const { cadreId } = person
  const reached = new Set(
    behaviourOf(county)
      .work.filter(event => event.cadreId === cadreId && event.occurredAt.startsWith(month))
      .flatMap(event => personally(event, personal)),
  )
  const youthIds = links
    .filter(({ since, until }) => since <= date && (until === undefined || date < until))
    .map(({ youthId }) => youthId)
    .filter(youthId => !reached.has(youthId))
    .slice(0, 5)
  return {
    type: 'contact',
    id: uuidOf(county.seed, county.month, cadreId, 'forgotten'),
    cadreId,
    occurredAt: at(date, 20, 15),
    channel: 'wechat',
    youthIds,
    purpose: 'listen',
    note: '结果确定后补录',
  }
}
