import { describe, expect, it } from 'vitest'
import type { Cadre } from '../../events/index.ts'
import { type LaunchCadre, type LaunchFacts, launchState, shortSecondments } from './launch.ts'
import { huaian2016 } from './policy/huaian-2016.ts'
import { replaceCadre } from './roster/roster.ts'

const branch = { baseId: 'b-1', plannedOn: '2016-06-23', since: '2016-06-17' }
const association = { baseId: 'b-2', plannedOn: '2016-06-24', since: '2016-06-17' }
const bases = { 'b-1': 'communityBranch', 'b-2': 'association' } as const

const cadre = (cadreId: string, given: Partial<Cadre>, num?: number, den = 100): LaunchCadre => ({
  profile: replaceCadre(
    undefined,
    cadreId,
    {
      name: '王建国',
      orgId: 'ls',
      post: '副书记',
      mobile: '13800000001',
      category: 'fullTime',
      serviceFrom: '2016-06-17',
      accounts: [],
      bases: [branch, association],
      ...given,
    },
    '2016-06-17',
  ).profile,
  quota: num === undefined ? null : { num, den },
})
const on = (asOf: string, facts: Partial<LaunchFacts>) =>
  launchState(huaian2016, { cadres: [], bases, ...facts }, asOf)

const ready = [cadre('c-1', {}, 100), cadre('c-2', { category: 'partTime', bases: [] }, 10, 10)]
const plan = { reference: '涟团发〔2016〕12号', submittedOn: '2016-06-24' }

describe('an org’s launch', () => {
  it('is done when sheet, plan and links are there', () => {
    expect(on('2016-06-24', { cadres: ready, plan })).toEqual([
      { what: 'rosters', due: '2016-06-20', state: 'done', reached: { num: 1, den: 1 }, missing: [] },
      { what: 'plan', due: '2016-06-25', state: 'done', plan },
      {
        what: 'quota',
        due: '2016-08-31',
        state: 'done',
        reached: { num: 2, den: 2 },
        links: { num: 110, den: 110 },
        missing: [],
      },
      {
        what: 'accounts',
        state: 'open',
        reached: { num: 0, den: 2 },
        missing: [{ cadreId: 'c-1' }, { cadreId: 'c-2' }],
      },
    ])
  })

  it('asks one account of each cadre, by no date', () => {
    const accounts = [{ platform: 'weibo', displayName: '共青团涟水县委王建国' }] as const
    const one = cadre('c-1', { accounts: [...accounts] })
    const items = (...cadres: LaunchCadre[]) => on('2016-09-01', { cadres })[3]
    expect(items(one)).toEqual({ what: 'accounts', state: 'done', reached: { num: 1, den: 1 }, missing: [] })
    expect(items(one, cadre('c-2', {}))).toMatchObject({ state: 'open', missing: [{ cadreId: 'c-2' }] })
  })

  it('has no due dates in a year for which none are set', () => {
    const open = on('2026-05-24', { cadres: [cadre('c-1', { bases: [] }, 4)] })
    expect(open.map(({ due, state }) => [due, state])).toEqual(Array(4).fill([undefined, 'open']))
    const deadlines = { rosters: '2026-05-20', plan: '2026-05-25', quota: '2026-08-31' }
    const set = launchState({ ...huaian2016, deadlines }, { cadres: [], bases }, '2026-05-24')
    expect(set.map(({ state }) => state)).toEqual(['late', 'due', 'due', 'open'])
  })

  it('tells whose secondment is a year or less', () => {
    const seconded = (cadreId: string, serviceUntil?: string) =>
      cadre(cadreId, { category: 'seconded', ...(serviceUntil && { serviceUntil }) }).profile
    const found = shortSecondments(
      [
        seconded('c-3', '2017-06-17'),
        seconded('c-1', '2016-12-01'),
        seconded('c-2', '2017-06-18'),
        seconded('c-4'),
        cadre('c-5', { serviceUntil: '2016-12-01' }).profile,
      ],
      '2016-07-01',
    )
    expect(found).toEqual([
      { cadreId: 'c-1', serviceFrom: '2016-06-17', serviceUntil: '2016-12-01' },
      { cadreId: 'c-3', serviceFrom: '2016-06-17', serviceUntil: '2017-06-17' },
    ])
  })

  it('is due until the due date, that day included, and late after', () => {
    const states = (asOf: string) =>
      on(asOf, { cadres: [cadre('c-1', { bases: [] }, 4)] })
        .slice(0, 3)
        .map(({ state }) => state)
    expect(states('2016-06-20')).toEqual(['due', 'due', 'due'])
    expect(states('2016-06-21')).toEqual(['late', 'due', 'due'])
    expect(states('2016-06-26')).toEqual(['late', 'late', 'due'])
    expect(states('2016-09-01')).toEqual(['late', 'late', 'late'])
  })

  it('says what is missing, and of whom', () => {
    const [rosters, , quota] = on('2016-06-18', {
      cadres: [
        cadre('c-3', { bases: [branch] }, 60),
        cadre('c-1', { category: 'seconded', bases: [] }),
        cadre('c-2', {}, 100),
        cadre('c-4', { category: 'partTime', bases: [] }, 3, 10),
        cadre('c-5', { category: 'partTimeLarge', quota: 40 }),
      ],
    })
    expect(rosters).toMatchObject({
      reached: { num: 1, den: 3 },
      missing: [
        { cadreId: 'c-1', kinds: ['branch', 'association'] },
        { cadreId: 'c-3', kinds: ['association'] },
      ],
    })
    expect(quota).toMatchObject({
      reached: { num: 1, den: 5 },
      links: { num: 163, den: 350 },
      missing: [
        { cadreId: 'c-1', short: 100 },
        { cadreId: 'c-3', short: 40 },
        { cadreId: 'c-4', short: 7 },
        { cadreId: 'c-5', short: 40 },
      ],
    })
  })

  it('counts the cadres in service on the day', () => {
    const left = cadre('c-9', { bases: [], serviceUntil: '2016-06-19' })
    const rosters = (asOf: string) => on(asOf, { cadres: [...ready, left] })[0]
    expect(rosters('2016-06-18')).toMatchObject({ state: 'due', reached: { num: 1, den: 2 } })
    expect(rosters('2016-06-19')).toMatchObject({ state: 'done', reached: { num: 1, den: 1 } })
  })

  it('asks no sheet of an org that has part-time cadres only', () => {
    const [rosters] = on('2016-07-01', { cadres: ready.slice(1) })
    expect(rosters).toMatchObject({ state: 'done', reached: { num: 0, den: 0 } })
  })

  it('of nobody is not done, and a plan of tomorrow is none yet', () => {
    expect(on('2016-06-23', { plan }).map(({ state }) => state)).toEqual(['late', 'due', 'due', 'open'])
    expect(on('2016-06-23', { plan })[1]).not.toHaveProperty('plan')
  })
})
