import { createHash } from 'node:crypto'
import type { Contact, Feedback, Recorded, RecordedEvent, Visit } from '../../../events/index.ts'
import { partitionMonth, standing } from '../ledger/standing.ts'
import { ascending } from '../order.ts'
import { lastDate, localDate, toDate } from '../time/calendar.ts'
import { epochMs, localHalfDay } from '../time/zone.ts'
import { clusters } from './clusters.ts'
import { type FairnessRules, fairness2016 } from './rules.ts'

/** What a person may want to review. */
export const flagKinds = ['burst', 'lastDay', 'sameHalfDay', 'ratings'] as const

/** See {@link flagKinds}. */
export type FlagKind = (typeof flagKinds)[number]

/** Something to review; it changes no score. `ratings` flags name feedback: not for a cadre's eyes. */
export interface Flag {
  /** SHA-256 over kind, cadre, month and events: the same pattern has the same id, a grown one is a new flag. */
  id: string
  kind: FlagKind
  cadreId: string
  month: string
  /** Ascending. */
  eventIds: string[]
  /** One sentence in Chinese. */
  text: string
}

type Of<T extends { type: string }> = T & Recorded

/**
 * Suspicious patterns in one cadre's month, for review only (domain.md: "never an automatic penalty"). `events` hold
 * the month's whole ledger partition, in any order; what was voided raises nothing.
 */
export function flags(
  events: readonly RecordedEvent[],
  cadreId: string,
  month: string,
  timeZone: string,
  rules: FairnessRules = fairness2016,
): Flag[] {
  const counting = standing(
    events.filter(event => event.cadreId === cadreId && partitionMonth(event, timeZone) === month),
    timeZone,
  )
  const contacts = counting.filter((event): event is Of<Contact> => event.type === 'contact')
  const visits = counting.filter((event): event is Of<Visit> => event.type === 'visit')
  const feedback = counting.filter((event): event is Of<Feedback> => event.type === 'feedback')
  return [
    ...bursts(contacts, rules),
    ...lastDay([...contacts, ...visits], month, timeZone, rules),
    ...sameHalfDay(visits, timeZone, rules),
    ...manyRatings(feedback, rules),
  ].map(({ kind, eventIds, text }) => {
    const ids = [...eventIds].sort()
    return { id: idOf(kind, cadreId, month, ids), kind, cadreId, month, eventIds: ids, text }
  })
}

const sourceNames: Readonly<Record<Feedback['source'], string>> = {
  app: '团团聚',
  tencent: '腾讯',
  sina: '新浪',
  fieldSurvey: '实地调研',
  faceToFace: '面对面交流',
}

type Found = Pick<Flag, 'kind' | 'eventIds' | 'text'>

const idOf = (...about: [FlagKind, string, string, string[]]) =>
  createHash('sha256').update(JSON.stringify(about)).digest('hex')

const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id)

function bursts(contacts: readonly Of<Contact>[], { burst }: FairnessRules): Found[] {
  return clusters(contacts, burst.seconds * 1000, burst.contacts, ({ id }) => id).map(events => ({
    kind: 'burst',
    eventIds: idsOf(events),
    text: `${events.length}次联系集中发生，其中${burst.seconds}秒内不少于${burst.contacts}次，请核实是否为真实联系。`,
  }))
}

function lastDay(
  events: readonly (Of<Contact> | Of<Visit>)[],
  month: string,
  timeZone: string,
  { lastDay: { events: least, dates } }: FairnessRules,
): Found[] {
  const last = lastDate(month)
  const happened = new Set(events.map(({ occurredAt }) => localDate(occurredAt, timeZone)))
  if (events.length < least || happened.size < dates) return []
  if (events.some(({ recordedAt }) => localDate(recordedAt, timeZone) < last)) return []
  const text = `本月${happened.size}天的${events.length}条联系和报到记录均在月末最后一天或之后录入，请核实。`
  return [{ kind: 'lastDay', eventIds: idsOf(events), text }]
}

function sameHalfDay(
  visits: readonly Of<Visit>[],
  timeZone: string,
  { sameHalfDay: { bases } }: FairnessRules,
): Found[] {
  const byHalf = new Map<string, Of<Visit>[]>()
  for (const visit of visits) {
    if (visit.baseId === undefined) continue
    const { day, half } = localHalfDay(epochMs(visit.occurredAt), timeZone)
    const key = `${toDate(day)} ${half}`
    byHalf.set(key, [...(byHalf.get(key) ?? []), visit])
  }
  return [...byHalf]
    .sort(([a], [b]) => ascending(a, b))
    .flatMap(([key, present]) => {
      const visited = new Set(present.map(({ baseId }) => baseId)).size
      if (visited < bases) return []
      const when = `${key.slice(0, 10)}${key.endsWith('am') ? '上午' : '下午'}`
      const text = `${when}半天内在${visited}个基层组织报到，请核实。`
      return [{ kind: 'sameHalfDay', eventIds: idsOf(present), text }]
    })
}

function manyRatings(feedback: readonly Of<Feedback>[], { ratings }: FairnessRules): Found[] {
  const sources = [...new Set(feedback.map(({ source }) => source))].sort()
  const youthsIn = (events: readonly Of<Feedback>[]) => new Set(events.map(({ youthId }) => youthId)).size
  return sources.flatMap(source =>
    clusters(
      feedback.filter(event => event.source === source),
      ratings.minutes * 60_000,
      ratings.youths,
      ({ youthId }) => youthId,
    ).map(events => ({
      kind: 'ratings',
      eventIds: idsOf(events),
      text: `同一来源（${sourceNames[source]}）的${youthsIn(events)}名青年评价集中提交，其中${ratings.minutes}分钟内不少于${ratings.youths}名，请核实。`,
    })),
  )
}
