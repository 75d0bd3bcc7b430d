import type { IndicatorId } from '../../../../events/assessment.ts'
import type { Contact, EventContent } from '../../../../events/index.ts'
import type { getAssessment } from '../../../../functions/cadre/endpoints.ts'
import type { listSignOffs } from '../../../../functions/sign-off/endpoints.ts'
import { huaian2016 } from '../../../../shared/domain/policy/huaian-2016.ts'
import { addMonths } from '../../../../shared/domain/time/calendar.ts'
import {
  indicatorLabels,
  reachedLabel,
  scoreLabel,
  statusLabels,
} from '../../../../shared/labels/assessment.ts'
import { monthLabel } from '../../../../shared/labels/dates.ts'
import { assessMonth } from '../assess.ts'
import { behaviourOf } from '../behaviour.ts'
import type { County } from '../county.ts'
import { at } from '../diary.ts'
import { uuidOf } from '../prng.ts'
import type { Screen } from '../progress.ts'
import type { Worker } from '../worker.ts'
import { type BodyOf, type Committee, counted, countyId, type ItemOf, read, readAll } from './committee.ts'

/** A cadre's result. */
export type Result = BodyOf<typeof getAssessment>
/** A signature. */
export type SignOff = ItemOf<typeof listSignOffs>

/** The first of the three months: the one that is closed. */
export const closedMonth = ({ month }: Pick<County, 'month'>) => addMonths(month, -2)

/** Closes the first month, has it signed, and records what somebody forgot: done again, it changes nothing. */
export async function close(
  { assessor, admin, county, tally }: Committee,
  screen: Screen,
  settled: () => Promise<void>,
): Promise<void> {
  const month = closedMonth(county)
  await assessMonth(assessor, month, screen)
  await assessMonth(assessor, month, screen, 'finalise')
  await settled()
  const path = `/v1/orgs/${countyId}/assessments/${month}`
  const known = await read<typeof listSignOffs>(assessor, `${path}/sign-offs`)
  // A second signature would stand under the restated month, and nothing would be outdated any more.
  if (known.items.length === 0)
    counted(tally, (await assessor('POST', `${path}/sign-off`, { note: '经县委会议审定' })).status)
  counted(tally, (await admin('POST', '/v1/contacts', forgotten(county))).status)
  await settled()
}

/** 最终结果与更正: what the forgotten contact changed, and that nothing was overwritten. */
export async function closing({ assessor, county }: Committee): Promise<string[]> {
  const month = closedMonth(county)
  const { cadreId, id } = nameForgotten(county)
  const path = `/v1/cadres/${cadreId}/assessments/${month}`
  const latest = await read<typeof getAssessment>(assessor, path)
  const before = await read<typeof getAssessment>(
    assessor,
    `${path}?revision=${latest.restates?.revision ?? 1}`,
  )
  const signatures = await readAll<typeof listSignOffs>(
    assessor,
    `/v1/orgs/${countyId}/assessments/${month}/sign-offs?limit=100`,
  )
  return [
    ...restatementLines(forgetful(county).person.name, id, before, latest),
    ...signatures.map(signatureLine),
  ]
}

/** Old → new, and which event did it. */
export function restatementLines(name: string, id: string, before: Result, latest: Result): string[] {
  const changes = (latest.restates?.changes ?? []).map(
    ({ indicator, from, to }) =>
      `${indicatorLabels[indicator as IndicatorId]} ${reachedLabel(from)} → ${reachedLabel(to)}`,
  )
  const cause = latest.restates?.events.includes(id) ? '' : '（不在更正依据中）'
  return [
    `${monthLabel(latest.month)}结果已为${statusLabels.final}；此后管理员为${name}补录一条联系，原结果不改，另出更正：`,
    `第${before.revision}版 ${statusLabels.final}  总分 ${scoreLabel(before.total)}  摘要 ${before.digest?.slice(0, 12)}（仍可查）`,
    `第${latest.revision}版 更正  总分 ${scoreLabel(latest.total)}  摘要 ${latest.digest?.slice(0, 12)}，${changes.join('，')}`,
    `起因：事件 ${id}${cause}`,
  ]
}

/** Who signed over what, and whether it still holds. */
export function signatureLine({ by, digest, cadres, note, outdated }: SignOff): string {
  const remark = outdated ? '签后有更正，须重签' : '有效'
  return `签字：${by} 签${cadres}人，摘要 ${digest?.slice(0, 12)}${note ? `，${note}` : ''}（${remark}）`
}

/** Somebody ordinary, in service all the time. */
export function forgetful({ workers }: Pick<County, 'workers'>): Worker {
  const found = workers.find(
    ({ person: { category, habit, story } }) => category === 'fullTime' && habit === 'steady' && !story,
  )
  if (found === undefined) throw new Error('nobody is ordinary')
  return found
}

/** Whose it is, and its id. */
function nameForgotten(county: County): Pick<Contact, 'id' | 'cadreId'> {
  const { cadreId } = forgetful(county).person
  return { id: uuidOf(county.seed, county.month, cadreId, 'forgotten'), cadreId }
}

/** Whom an event reached: what went to a crowd reached nobody. */
function personally(event: EventContent): string[] {
  const { contactYouths, visitYouths } = huaian2016.personal
  if (event.type === 'contact') return event.youthIds.length > contactYouths ? [] : event.youthIds
  return event.type === 'visit' && event.youthIds.length <= visitYouths ? event.youthIds : []
}

/** A contact that came too late, with youths whom the month has not reached: always the same. */
export function forgotten(county: County): Contact {
  const month = closedMonth(county)
  const date = `${month}-20`
  const { person, links } = forgetful(county)
  const reached = new Set(
    behaviourOf(county)
      .work.filter(event => event.cadreId === person.cadreId && event.occurredAt.startsWith(month))
      .flatMap(personally),
  )
  const youthIds = links
    .filter(({ since, until }) => since <= date && (until === undefined || date < until))
    .map(({ youthId }) => youthId)
    .filter(youthId => !reached.has(youthId))
    .slice(0, 5)
  return {
    type: 'contact',
    ...nameForgotten(county),
    occurredAt: at(date, 20, 15),
    channel: 'wechat',
    youthIds,
    purpose: 'listen',
    note: '结果确定后补录',
  }
}
