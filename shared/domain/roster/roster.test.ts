import { describe, expect, it } from 'vitest'
import type { Cadre } from '../../../events/index.ts'
import {
  assessmentDay,
  attributesOn,
  type CadreProfile,
  inService,
  type LinkInterval,
  orgOf,
  placeLink,
  replaceCadre,
} from './roster.ts'

const cadre = (changes: Partial<Cadre> = {}): Cadre => ({
  name: '王建国',
  orgId: 'ls',
  post: '副书记',
  mobile: '13800000001',
  category: 'fullTime',
  serviceFrom: '2026-01-01',
  accounts: [],
  bases: [],
  ...changes,
})

/** Replacements on their days, one after the other. */
function history(...steps: [today: string, cadre: Cadre][]) {
  let profile: CadreProfile | undefined
  const changes = steps.map(([today, next]) => {
    const replaced = replaceCadre(profile, 'c-wang', next, today)
    profile = replaced.profile
    return replaced.change
  })
  return { profile: profile as CadreProfile, changes }
}

describe('a cadre', () => {
  it('is valid from serviceFrom the first time, and from the day of a change after', () => {
    const { profile, changes } = history(['2026-03-10', cadre()], ['2026-05-20', cadre({ orgId: 'city' })])
    expect(changes).toEqual(['created', 'replaced'])
    expect(profile.history.map(entry => [entry.effectiveFrom, entry.orgId])).toEqual([
      ['2026-01-01', 'ls'],
      ['2026-05-20', 'city'],
    ])
    expect(attributesOn(profile, '2026-05-19')?.orgId).toBe('ls')
    expect(attributesOn(profile, '2026-05-20')?.orgId).toBe('city')
    expect(attributesOn(profile, '2025-12-31')).toBeUndefined()
  })

  it('is unchanged by what is valid already, whatever the order of keys', () => {
    const { accounts, ...rest } = cadre()
    expect(history(['2026-03-10', cadre()], ['2026-05-20', { accounts, ...rest }]).changes).toEqual([
      'created',
      'unchanged',
    ])
  })

  it('keeps a scheduled change when the present is confirmed', () => {
    const june = cadre({ orgId: 'city', effectiveFrom: '2026-06-01' })
    const { profile, changes } = history(
      ['2026-03-10', cadre()],
      ['2026-05-20', june],
      ['2026-05-21', cadre()],
      ['2026-05-22', june],
    )
    expect(changes).toEqual(['created', 'replaced', 'unchanged', 'unchanged'])
    expect(attributesOn(profile, '2026-06-01')?.orgId).toBe('city')
  })

  it('has one entry for each effectiveFrom, in their order', () => {
    const { profile } = history(
      ['2026-05-20', cadre({ effectiveFrom: '2026-05-20' })],
      ['2026-05-21', cadre({ effectiveFrom: '2026-04-01', post: '干事' })],
      ['2026-05-22', cadre({ effectiveFrom: '2026-05-20', post: '书记' })],
    )
    expect(profile.history.map(entry => [entry.effectiveFrom, entry.post])).toEqual([
      ['2026-04-01', '干事'],
      ['2026-05-20', '书记'],
    ])
  })

  it('takes the service dates of the latest replacement, for every date', () => {
    const { profile, changes } = history(
      ['2026-03-10', cadre()],
      ['2026-05-20', cadre({ serviceUntil: '2026-05-18' })],
    )
    expect(changes).toEqual(['created', 'replaced'])
    expect(profile.history).toHaveLength(1)
    expect([inService(profile, '2026-05-17'), inService(profile, '2026-05-18')]).toEqual([true, false])
    expect(history(['2026-03-10', cadre()], ['2026-05-20', cadre()]).profile.serviceUntil).toBeUndefined()
  })

  it('corrected before anything is valid has the correction from the beginning', () => {
    const future = cadre({ serviceFrom: '2026-06-01' })
    const { profile, changes } = history(
      ['2026-05-01', future],
      ['2026-05-02', future],
      ['2026-05-03', { ...future, post: '书记' }],
    )
    expect(changes).toEqual(['created', 'unchanged', 'replaced'])
    expect(attributesOn(profile, '2026-06-01')?.post).toBe('书记')
  })

  it('is not in service before the first effectiveFrom', () => {
    const { profile } = history(['2026-03-10', cadre({ effectiveFrom: '2026-03-01' })])
    expect([inService(profile, '2026-02-28'), inService(profile, '2026-03-01')]).toEqual([false, true])
  })

  it('is assessed on its last day of service, or not at all', () => {
    const { profile } = history(['2026-03-10', cadre({ serviceUntil: '2026-05-18' })])
    expect(assessmentDay(profile, '2026-05', '2026-05-31')).toBe('2026-05-17')
    expect(assessmentDay(profile, '2026-05', '2026-05-18')).toBe('2026-05-17')
    expect(assessmentDay(profile, '2026-05', '2026-05-17')).toBe('2026-05-17')
    expect(assessmentDay(profile, '2026-06', '2026-06-30')).toBeNull()
    expect(assessmentDay(profile, '2025-12', '2025-12-31')).toBeNull()
    expect(orgOf(profile, '2026-05', '2026-05-31')).toBe('ls')
    expect(() => assessmentDay(profile, '2026-05', '2026-06-01')).toThrow('asOfOutsideMonth')
  })

  it('that left on the first day of a month or before it began has no day in it', () => {
    const { profile } = history(['2026-03-10', cadre({ serviceUntil: '2026-05-01' })])
    expect(assessmentDay(profile, '2026-05', '2026-05-31')).toBeNull()
    const empty = history(['2026-05-10', cadre({ serviceFrom: '2026-05-10', serviceUntil: '2026-05-10' })])
    expect(assessmentDay(empty.profile, '2026-05', '2026-05-31')).toBeNull()
  })
})

describe('a link', () => {
  const link = (since: string, until?: string, baseId = 'b-1'): LinkInterval => ({
    youthId: 'y-1',
    baseId,
    field: 'rural',
    since,
    ...(until === undefined ? {} : { until }),
  })

  it.each([
    ['the first', [], link('2026-01-01'), 'created'],
    ['the same again', [link('2026-01-01')], link('2026-01-01'), 'unchanged'],
    ['the same since, now ended', [link('2026-01-01')], link('2026-01-01', '2026-03-01'), 'replaced'],
    ['the same since, another base', [link('2026-01-01')], link('2026-01-01', undefined, 'b-2'), 'replaced'],
    ['one that begins as the other ends', [link('2026-01-01', '2026-03-01')], link('2026-03-01'), 'created'],
    ['one within an open one', [link('2026-01-01')], link('2026-03-01', '2026-04-01'), 'overlaps'],
    ['one that ends a day too late', [link('2026-03-01')], link('2026-01-01', '2026-03-02'), 'overlaps'],
    ['one that ends in time', [link('2026-03-01')], link('2026-01-01', '2026-03-01'), 'created'],
    ['an empty one', [link('2026-01-01')], link('2026-02-01', '2026-02-01'), 'created'],
    [
      'a prolonged one that meets the next',
      [link('2026-01-01', '2026-02-01'), link('2026-03-01')],
      link('2026-01-01'),
      'overlaps',
    ],
  ] as const)('%s: %s', (_, existing, next, change) => {
    expect(placeLink(existing, next).change).toBe(change)
  })

  it('is kept in the order of since, and an overlapping one leaves all as it was', () => {
    const existing = [link('2026-03-01')]
    expect(placeLink(existing, link('2026-01-01', '2026-03-01')).links.map(({ since }) => since)).toEqual([
      '2026-01-01',
      '2026-03-01',
    ])
    expect(placeLink(existing, link('2026-01-01')).links).toEqual(existing)
  })
})
