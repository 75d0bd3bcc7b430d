import { describe, expect, test } from 'vitest'
import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import { mostListed } from '../../../events/reminder.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, demand, step, visit } from '../testing/events.ts'
import { inputsOf, type Scenario, sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { addToDigest, digestId, emptyDigest } from './digest.ts'
import { praiseOf } from './praise.ts'

const week = '2026-05-18'

/** What `c-1` did well in the week of 18 May. */
function praised(events: RecordedEvent[], cadre: Partial<Cadre> = {}, links?: Scenario['links']) {
  const scenario = world(events, cadre, links)
  return praiseOf(huaian2016, sliceOf(scenario, 'c-1'), inputsOf(scenario, 'c-1', '2026-05').facts, week)
}
const fullTime = { category: 'fullTime' } as const

describe('praise is for', () => {
  test('all half-days of the week', () => {
    const [monday, friday] = [visit(1, '2026-05-18'), visit(2, '2026-05-22')]
    expect(praised([monday, friday], fullTime)).toEqual(['halfDays'])
    expect(praised([monday], fullTime)).toEqual([])
    expect(praised([monday, visit(2, '2026-05-25')], fullTime)).toEqual([])
  })

  test('demands of the week that were all answered in time', () => {
    const due = [demand(1, '2026-05-12'), demand(2, '2026-05-13')]
    const [first, second] = [step(3, '2026-05-18', 'respond', 1), step(4, '2026-05-20', 'respond', 2)]
    expect(praised([...due, first, second])).toEqual(['answered'])
    expect(praised([...due, first])).toEqual([])
    expect(praised([...due, first, step(4, '2026-05-21', 'respond', 2)])).toEqual([])
  })

  test('the week’s share of youths, each once, met in person', () => {
    // Q = 10: ceil(0.8 · 10 · 7 / 31) = 2.
    expect(praised([contact(1, '2026-05-19', { youthIds: youths(2) })])).toEqual(['reached'])
    expect(praised([contact(1, '2026-05-19'), contact(2, '2026-05-20')])).toEqual([])
    expect(praised([contact(1, '2026-05-17', { youthIds: youths(2) })])).toEqual([])
    expect(praised([contact(1, '2026-05-19', { youthIds: youths(11) })])).toEqual([])
  })
})

test('the successor is not praised for the predecessor’s contact, nor for youths who were not linked yet', () => {
  const links = linksTo(10, { since: '2026-05-21' })
  const before = contact(1, '2026-05-19', { youthIds: youths(2) })
  expect(praised([{ ...before, cadreId: 'c-before' }], {}, links)).toEqual([])
  expect(praised([before], {}, links)).toEqual([])
  expect(praised([contact(1, '2026-05-21', { youthIds: youths(2) })], {}, links)).toEqual(['reached'])
})

test('who was not in service at the week’s end is not praised for it', () => {
  const events = [contact(1, '2026-05-19', { youthIds: youths(2) })]
  expect(praised(events, { serviceUntil: '2026-05-22' })).toEqual([])
})

test('a digest names the first fifty under each heading, and says how many there are', () => {
  const line = (n: number) => ({
    cadreId: `c-${String(n).padStart(3, '0')}`,
    praise: n % 2 ? (['halfDays'] as const) : [],
    help: n % 3 ? [] : (['silent'] as const),
  })
  const lines = Array.from({ length: 300 }, (_, n) => line(n))
  const atOnce = addToDigest(emptyDigest, lines)
  expect(atOnce).toMatchObject({ cadres: 300, praised: 150, needHelp: 100 })
  expect([atOnce.praise.length, atOnce.help.length]).toEqual([mostListed, mostListed])
  expect(atOnce.praise[0]).toEqual({ cadreId: 'c-001', why: ['halfDays'] })
  const inPages = [0, 100, 200].reduce(
    (sums, from) => addToDigest(sums, lines.slice(from, from + 100)),
    emptyDigest,
  )
  expect(inPages).toEqual(atOnce)
})

test('an org has one digest a week', () => {
  const ids = [digestId('ls', week), digestId('ls', '2026-05-25'), digestId('hz', week)]
  expect(new Set(ids).size).toBe(3)
  expect(digestId('ls', week)).toBe(ids[0])
})
