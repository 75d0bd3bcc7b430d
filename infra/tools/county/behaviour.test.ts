import { expect, test } from 'vitest'
import { eventContent } from '../../../events/index.ts'
import { base, cadre, link, org } from '../../../events/roster.ts'
import { huaian2016 } from '../../../shared/domain/policy/huaian-2016.ts'
import { type LinkInterval, placeLink } from '../../../shared/domain/roster/roster.ts'
import { builtInWorkingDays } from '../../../shared/domain/time/built-in-calendar.ts'
import { lastDate, toDay } from '../../../shared/domain/time/calendar.ts'
import { behaviourOf } from './behaviour.ts'
import { countyOf } from './county.ts'
import { assessOffline } from './testing/offline.ts'

const cases = [
  [1, '2026-10'],
  [2, '2026-08'],
  [3, '2026-01'],
] as const
const county = countyOf(huaian2016, 1, '2026-10')
const everything = (seed: number, month: string) =>
  Object.values(behaviourOf(countyOf(huaian2016, seed, month))).flat()
const events = everything(1, '2026-10')

test('the same seed and month give the same county and the same events, to the byte', () => {
  expect(JSON.stringify(countyOf(huaian2016, 1, '2026-10'))).toBe(JSON.stringify(county))
  expect(JSON.stringify(everything(1, '2026-10'))).toBe(JSON.stringify(events))
})

test('another seed or month gives none of these events', () => {
  const ids = new Set(events.map(event => event.id))
  for (const other of [...everything(2, '2026-10'), ...everything(1, '2026-09')])
    expect(ids.has(other.id)).toBe(false)
})

test.each(cases)(
  'seed %i in %s: every event is valid, has its own id, and lies in the three months',
  (seed, month) => {
    const told = everything(seed, month)
    expect(told.filter(event => !eventContent.safeParse(event).success)).toEqual([])
    expect(new Set(told.map(event => event.id)).size).toBe(told.length)
    const dates = told.map(event => event.occurredAt.slice(0, 10)).sort()
    expect(dates.at(-1)?.localeCompare(lastDate(month))).toBeLessThan(1)
    expect(new Set(dates.map(date => date.slice(0, 7))).size).toBe(3)
  },
)

test.each(cases)(
  'seed %i in %s: the roster is valid, and no cadre holds two links to one youth at once',
  (seed, month) => {
    const { orgs, bases, workers } = countyOf(huaian2016, seed, month)
    for (const { orgId: _, ...body } of orgs) org.parse(body)
    for (const { baseId: _, fields: __, ...body } of bases) base.parse(body)
    for (const { entries, links, person } of workers) {
      for (const entry of entries) cadre.parse(entry)
      const held = new Map<string, LinkInterval[]>()
      for (const { youthId, ...body } of links) {
        link.parse(body)
        const placed = placeLink(held.get(youthId) ?? [], { youthId, ...body })
        expect([person.name, youthId, placed.change]).toEqual([person.name, youthId, 'created'])
        held.set(youthId, placed.links)
      }
    }
  },
)

test('every kind of event happens, and every kind of org, base and category is there', () => {
  const types = new Set(events.map(event => event.type))
  expect([...types].sort()).toEqual([
    'contact',
    'demand',
    'escalate',
    'feedback',
    'reopen',
    'resolve',
    'respond',
    'visit',
    'void',
  ])
  expect(new Set(county.orgs.map(known => known.kind)).size).toBe(6)
  expect(new Set(county.bases.map(known => known.kind)).size).toBe(4)
  expect(new Set(county.workers.map(({ person }) => person.category)).size).toBe(4)
})

test('visits at a base are on working days; nobody works before coming or after leaving', () => {
  for (const event of events) {
    const date = event.occurredAt.slice(0, 10)
    if (event.type === 'visit')
      expect([date, builtInWorkingDays.isWorking(toDay(date))]).toEqual([date, true])
    const entry = county.workers.find(({ person }) => person.cadreId === event.cadreId)?.entries[0]
    expect(date >= (entry?.serviceFrom as string)).toBe(true)
    expect(entry?.serviceUntil === undefined || date < entry.serviceUntil).toBe(true)
  }
})

test.each(cases)(
  'seed %i in %s: few are excellent, most good, some weak, one newcomer is exempt',
  (seed, month) => {
    const grades = assessOffline(seed, month).map(({ grade }) => grade)
    const count = (grade: string) => grades.filter(known => known === grade).length
    expect(grades).toHaveLength(county.workers.length)
    expect(count('exempt')).toBe(1)
    expect(count('excellent')).toBeLessThan(grades.length / 3)
    expect(count('good')).toBeGreaterThan(grades.length / 4)
    expect(count('fail')).toBeGreaterThan(2)
  },
)
