import { compressJson } from '../../../../shared/aws/compressed-json.ts'
import type { Item } from '../../../../shared/aws/items/items.ts'
import { jobKeys } from '../../../../shared/aws/work-keys.ts'
import type { Launch } from '../../../../shared/counting/launch.ts'
import { partLines, type RankedLine } from '../../../../shared/counting/ranking.ts'
import { periodKey } from '../../../../shared/counting/span.ts'
import type { CountKind } from '../../../../shared/repositories/counts.ts'
import { cadreOf, links, month, monthBefore, today } from './shape.ts'

const chunked = <Value>(all: readonly Value[], size: number): Value[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))

const missing = (what: object) => Array.from({ length: 15 }, (_, n) => ({ cadreId: cadreOf(n), ...what }))

/** What was counted of an org half an hour ago. Who reads it pays for its size alone. */
export function countsBelow(
  orgId: string,
  cadres: number,
  below: readonly string[],
  ranked: readonly RankedLine[],
): Item[] {
  const countedAt = `${today}T03:30:00.000Z`
  const expiresAt = Date.parse(countedAt) / 1000 + 2 * 86_400
  const parts = chunked(ranked, partLines)
  const all = { num: 0, den: cadres }
  const launch: Launch = {
    items: [
      { what: 'rosters', state: 'late', reached: all, missing: missing({ kinds: ['association'] }) as never },
      { what: 'plan', state: 'late' },
      { what: 'quota', state: 'late', reached: all, links: all, missing: missing({ short: 9 }) as never },
      { what: 'accounts', state: 'late', reached: all, missing: missing({}) },
    ],
    firstSteps: [],
    shortSecondments: [],
    plansMissing: [...below],
    quotaFrom: 'assessments',
  }
  const linked = cadres * links
  const group = { count: 9, youths: 9, states: { open: 3, overdue: 3, escalated: 0, resolved: 3 } }
  const counted: Record<CountKind, [of: string, value: unknown]> = {
    concentration: [
      periodKey(month, 'month'),
      { cadres, linked, top: linked / 10, contacts: linked, topContacts: linked / 10, neverReached: 0 },
    ],
    campaign: [month.slice(0, 4), { surveyed: 0, due: cadres, missed: 0, exempt: 0 }],
    launch: [today, launch],
    demandGroups: ['', [{ category: 'difficulty', ...group }]],
    ranking: [`${monthBefore}#total`, { name: countedAt, begins: parts.map(([first]) => first?.[0]) }],
    responses: [monthBefore, { issued: linked, answered: linked / 2 }],
    demandTopics: ['', Array.from({ length: 50 }, (_, n) => ({ topic: `议题${n}`, ...group }))],
  }
  const kept = Object.entries(counted).map(([what, [of, value]]) => ({
    ...jobKeys.count(orgId, what, of),
    version: 2,
    expiresAt,
    value: { value, countedAt },
  }))
  const ofRanking = parts.map((some, n) => ({
    ...jobKeys.count(orgId, 'ranking', `${monthBefore}#total#${countedAt}#${n}`),
    expiresAt,
    value: compressJson(some),
  }))
  return [...kept, ...ofRanking]
}
