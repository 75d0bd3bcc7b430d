import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cadre, RecordedEvent } from '../../../events/index.ts'
import { emptyFacts } from '../ledger/facts.ts'
import { huaian2016 } from '../policy/huaian-2016.ts'
import { contact, demand, feedback, id, noon, step, visit, voiding } from '../testing/events.ts'
import { assessScenario, inputsOf, type Scenario, sliceOf } from '../testing/scenario.ts'
import { linksTo, world, youths } from '../testing/world.ts'
import { assess } from './assess.ts'
import type { Assessment } from './assessment.ts'
import { monthsNeeded } from './needs.ts'

const may = (scenario: Scenario, asOf = '2026-05-31') =>
  assessScenario(scenario, 'c-1', '2026-05', asOf) as Assessment
const fullTime: Partial<Cadre> = { category: 'fullTime' }

describe('what is refused', () => {
  it('a D outside the month', () => {
    expect(() => may(world([]), '2026-06-01')).toThrow('asOfOutsideMonth')
  })

  it('a year whose working days nobody has arranged, for nothing but half-days', () => {
    const owes = world([], fullTime)
    const { dimensions, calendarMissing } = assessScenario(owes, 'c-1', '2035-03', '2035-03-31') as Assessment
    const { halfDays, onlineWeeks } = dimensions.activity.indicators
    expect([halfDays, onlineWeeks]).toEqual([null, { num: 0, den: 4 }])
    expect(calendarMissing).toHaveLength(28)
    expect(calendarMissing?.slice(0, 2)).toEqual(['2035-02-26', '2035-02-27'])
    const partTime = assessScenario(world([]), 'c-1', '2035-03', '2035-03-31')
    expect(partTime?.grade).toBe('fail')
    expect(partTime).not.toHaveProperty('calendarMissing')
  })

  it('without the notice of the year to come, what lies in the last week of this one', () => {
    const owes = world([], { ...fullTime, leaves: [{ since: '2026-12-26', until: '2026-12-28' }] })
    const december = (asOf: string) => assessScenario(owes, 'c-1', '2026-12', asOf)
    expect(december('2026-12-26')).not.toHaveProperty('calendarMissing')
    expect(december('2026-12-27')?.calendarMissing).toEqual(['2026-12-24', '2026-12-25'])
  })

  it('a base or org that the slice does not know, and facts of another fold', () => {
    const slice = sliceOf(world([]), 'c-1')
    const run = (roster: typeof slice, facts = [emptyFacts('2026-05')]) =>
      assess(huaian2016, roster, facts, '2026-05', '2026-05-31')
    expect(() => run({ ...slice, bases: {} })).toThrow('rosterIncomplete')
    expect(() => run({ ...slice, orgs: {} })).toThrow('rosterIncomplete')
    expect(() => run(slice, [{ ...emptyFacts('2026-05'), v: 0 } as never])).toThrow('factsVersion')
  })
})

describe('which months are needed', () => {
  it.each([
    ['2026-12', '2026-01'],
    ['2026-05', '2026-01'],
    ['2026-03', '2025-12'],
    ['2026-02', '2025-11'],
    ['2026-01', '2025-10'],
  ])('%s: from %s', (month, from) => {
    expect(monthsNeeded(huaian2016, month)).toEqual([from, month])
  })

  it('back to M−4 where M−2 is March', () => {
    const short = { ...huaian2016, id: 'short' }
    expect(monthsNeeded({ ...short, demands: { answerDays: 7, settleDays: 150 } }, '2026-05')[0]).toBe(
      '2025-10',
    )
    const raised = feedback(1, '2026-01-30', { demand: { category: 'difficulty', text: '…' } })
    const { dimensions } = may(world([raised, step(2, '2026-02-28', 'resolve', 1)]))
    expect(dimensions.satisfaction.indicators.outcome).toEqual({ num: 1, den: 1 })
  })
})

describe('the exempt', () => {
  const gradeSince = (serviceFrom: string) => may(world([], { serviceFrom })).grade

  it('have fewer than 30 days on duty', () => {
    expect([gradeSince('2026-05-02'), gradeSince('2026-05-03')]).toEqual(['fail', 'exempt'])
    const leaves = [{ since: '2026-05-31', until: '2026-06-01' }]
    expect(may(world([], { serviceFrom: '2026-05-02', leaves })).grade).toBe('exempt')
  })

  it('were on leave for more than half of the days in service so far', () => {
    const away = (until: string) => may(world([], { leaves: [{ since: '2026-05-01', until }] })).grade
    expect([away('2026-05-16'), away('2026-05-17')]).toEqual(['fail', 'exempt'])
  })
})

describe('confirmations', () => {
  const reach = (events: RecordedEvent[], links = linksTo(10), cadre: Partial<Cadre> = {}) =>
    may(world(events, cadre, links)).dimensions.activity.indicators.monthlyReach?.num

  it('of an earlier month count by the date of the feedback', () => {
    const crowd = contact(1, '2026-03-03', { youthIds: youths(11) })
    expect(reach([crowd, feedback(2, '2026-05-10', { confirms: id(1) })])).toBe(1)
    expect(reach([crowd, feedback(2, '2026-04-30', { confirms: id(1) })])).toBe(0)
    const voided = voiding(3, '2026-05-20', 1, { month: '2026-03' })
    expect(reach([crowd, voided, feedback(2, '2026-05-10', { confirms: id(1) })])).toBe(0)
  })

  it('need a link and service on both dates', () => {
    const events = [contact(1, '2026-03-03'), feedback(2, '2026-05-10', { confirms: id(1) })]
    expect(reach(events, linksTo(1, { since: '2026-03-03' }))).toBe(1)
    expect(reach(events, linksTo(1, { since: '2026-03-04' }))).toBe(0)
    expect(reach(events, linksTo(1, { until: '2026-05-10' }))).toBe(0)
    expect(reach(events, linksTo(1), { serviceFrom: '2026-03-04' })).toBe(0)
  })

  it('of what lies after D do not count yet', () => {
    const crowd = contact(1, '2026-05-20', { youthIds: youths(11) })
    const scenario = world([crowd, feedback(2, '2026-05-10', { confirms: id(1) })])
    const on = (asOf: string) => may(scenario, asOf).dimensions.activity.indicators.monthlyReach?.num
    expect([on('2026-05-19'), on('2026-05-20')]).toEqual([0, 1])
  })
})

describe('evidence', () => {
  it('names what is missing of a full-time cadre', () => {
    const { evidence } = may(
      world(
        [
          contact(1, '2026-05-04', { channel: 'wechat', youthIds: ['y-1'] }),
          visit(2, '2026-05-06', { youthIds: ['y-2'] }),
          demand(3, '2026-05-06', { youthId: 'y-9' }),
          feedback(4, '2026-04-06', { demand: { category: 'difficulty', text: '…' }, youthId: 'y-3' }),
        ],
        fullTime,
        linksTo(4),
      ),
    )
    expect(evidence).toEqual({
      quota: { short: 96, overlapping: [] },
      branchYouth: { short: 46 },
      associationYouth: { short: 50 },
      fields: { short: 2, present: ['community'] },
      realName: { accounts: 0, form: 'full' },
      reported: { missing: ['association'], since: '2026-03-01' },
      halfDays: {
        weeks: [
          { week: '2026-04-27', short: 2 },
          { week: '2026-05-04', short: 1 },
          { week: '2026-05-11', short: 2 },
          { week: '2026-05-18', short: 2 },
          { week: '2026-05-25', short: 2 },
        ],
      },
      monthlyReach: { short: 78, youths: ['y-3', 'y-4'] },
      onlineWeeks: { weeks: ['2026-04-27', '2026-05-11', '2026-05-18', '2026-05-25'] },
      faceToFace: { short: 41, youths: ['y-1', 'y-3', 'y-4'] },
      demandsAnswered: { demands: [{ demandId: id(3), youthId: 'y-9', due: '2026-05-13' }] },
      rating: { short: 4 },
      outcome: { demands: [{ demandId: id(4), mark: '2026-05-06' }] },
    })
  })

  it('names the overlapping youths, and nothing where all is done', () => {
    const rivals = ['r-1', 'r-2', 'r-3']
    const scenario = world([], {}, [
      ...linksTo(11),
      ...rivals.map(cadreId => ({
        cadreId,
        youthId: 'y-11',
        baseId: 'b-1',
        field: 'rural' as const,
        since: '2024-12-01',
      })),
    ])
    for (const cadreId of rivals) scenario.cadres.push({ ...world([]).cadres[0], cadreId } as never)
    expect(may(scenario).evidence.quota).toBeUndefined()
    scenario.links = scenario.links.filter(({ youthId }) => youthId !== 'y-1')
    expect(may(scenario).evidence.quota).toEqual({ short: 1, overlapping: ['y-11'] })
  })
})

describe('some edges', () => {
  it('k goes by serviceFrom of the year', () => {
    const den = (serviceFrom: string) =>
      may(world([], { serviceFrom })).dimensions.activity.indicators.faceToFace?.den
    expect(['2025-12-31', '2026-01-01', '2026-02-28', '2026-05-31'].map(den)).toEqual([5, 5, 4, 1])
  })

  it('k leaves out the months before the first effectiveFrom', () => {
    const late = world([], { ...fullTime, serviceFrom: '2026-01-01', effectiveFrom: '2026-04-20' })
    expect(may(late).dimensions.activity.indicators.faceToFace).toEqual({ num: 0, den: 17 })
  })

  it('fewer than 30 days to D are exempt', () => {
    const grade = (serviceFrom: string) => may(world([], { serviceFrom })).grade
    expect([grade('2026-05-02'), grade('2026-05-03')]).toEqual(['fail', 'exempt'])
  })

  it('a late event counts like any other', () => {
    const late = contact(1, '2026-05-04', { recordedAt: '2026-07-01T00:00:00+08:00' })
    expect(may(world([late])).dimensions.activity.indicators.monthlyReach?.num).toBe(1)
  })

  it('a base assigned twice counts within either interval only', () => {
    const bases = [
      { baseId: 'b-1', plannedOn: '2026-01-01', since: '2026-01-01', until: '2026-02-01' },
      { baseId: 'b-1', plannedOn: '2026-05-06', since: '2026-05-06' },
    ]
    const reported = (date: string) =>
      may(world([visit(1, date)], { bases })).dimensions.attainment.indicators.reported?.num
    expect(['2026-05-05', '2026-05-06'].map(reported)).toEqual([0, 1])
  })

  it('midnight in Shanghai decides whether an answer was in time', () => {
    const raised = demand(1, '2026-05-04')
    const answered = (occurredAt: string) =>
      may(world([raised, step(2, '2026-05-11', 'respond', 1, occurredAt)])).dimensions.activity.indicators
        .demandsAnswered?.num
    expect(answered('2026-05-11T15:59:59.999Z')).toBe(1)
    expect(answered('2026-05-11T16:00:00Z')).toBe(0)
  })
})

describe('properties', () => {
  const onMay = fc.integer({ min: 1, max: 31 }).map(n => `2026-05-${String(n).padStart(2, '0')}`)
  const some = fc.uniqueArray(fc.constantFrom(...youths(12)), { minLength: 1, maxLength: 12 })
  const activity = fc.constantFrom('checkIn', 'themeDay', 'groupActivity', 'survey', 'openDay')
  const channel = fc.constantFrom('wechat', 'phone', 'faceToFace')
  const work = fc.oneof(
    fc.record({ on: onMay, youthIds: some, channel }).map(given => (n: number) => {
      return contact(n, given.on, { youthIds: given.youthIds, channel: given.channel })
    }),
    fc.record({ on: onMay, youthIds: some, activity }).map(given => (n: number) => {
      return visit(n, given.on, { youthIds: given.youthIds, activity: given.activity })
    }),
  )
  const logged = fc.array(work, { maxLength: 12 }).map(all => all.map((make, n) => make(n + 1)))
  const category = fc.constantFrom('fullTime' as const, 'partTime' as const)
  const scoresOf = ({ dimensions, total, grade }: Assessment) => ({ dimensions, total, grade })

  it('the same thing logged again never changes a score', () => {
    fc.assert(
      fc.property(logged, category, (events, of) => {
        const again = events.map((event, n) => ({ ...event, id: id(500 + n) }))
        const cadre = { category: of }
        expect(scoresOf(may(world([...events, ...again], cadre)))).toEqual(
          scoresOf(may(world(events, cadre))),
        )
      }),
      { numRuns: 60 },
    )
  })

  it('one more contact or visit never lowers a score', () => {
    fc.assert(
      fc.property(logged, work, category, (events, more, of) => {
        const before = may(world(events, { category: of }))
        const after = may(world([...events, more(99)], { category: of }))
        expect(after.total).toBeGreaterThanOrEqual(before.total as number)
        expect(after.dimensions.activity.score).toBeGreaterThanOrEqual(
          before.dimensions.activity.score as number,
        )
        expect(after.dimensions.attainment.score).toBeGreaterThanOrEqual(
          before.dimensions.attainment.score as number,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('facts in any order, with or without the empty months, give the same', () => {
    const scenario = world([contact(1, '2026-05-04'), contact(2, '2026-02-04', { channel: 'faceToFace' })])
    const { facts } = inputsOf(scenario, 'c-1', '2026-05')
    const run = (given: typeof facts) =>
      assess(huaian2016, sliceOf(scenario, 'c-1'), given, '2026-05', '2026-05-31')
    expect(run(facts.toReversed())).toEqual(run(facts))
    expect(run(facts.filter(({ events }) => events > 0))).toEqual(run(facts))
    expect(run(facts)?.dimensions.activity.indicators.faceToFace?.num).toBe(1)
  })

  it('what other months hold does not matter', () => {
    const events = [contact(1, '2026-05-04'), visit(2, '2026-05-05', { occurredAt: noon('2026-05-05') })]
    const elsewhere = [contact(3, '2025-12-31', { channel: 'faceToFace' }), contact(4, '2026-06-01')]
    expect(may(world([...events, ...elsewhere]))).toEqual(may(world(events)))
  })
})
