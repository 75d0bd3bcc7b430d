import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claim, isOverlapping } from '../roster/overlap.ts'
import { type Service, within } from '../roster/roster.ts'
import { overlaps } from './overlaps.ts'

const day = '2026-05-31'
const claim = (cadreId: string, since: string, until?: string): Claim =>
  until === undefined ? { cadreId, since } : { cadreId, since, until }
const serving = (...ids: string[]) =>
  Object.fromEntries(ids.map((id): [string, Service] => [id, { from: '2025-01-01' }]))

describe('overlaps', () => {
  const four = [
    claim('c-4', '2026-02-01'),
    claim('c-2', '2026-01-01'),
    claim('c-1', '2026-03-01'),
    claim('c-3', '2026-01-01'),
  ]
  const service = serving('c-1', 'c-2', 'c-3', 'c-4')

  it('lists the claiming cadres in their ranking, and who does not count', () => {
    expect(overlaps({ 'y-1': four, 'y-2': four.slice(1) }, service, day, 3)).toEqual([
      {
        youthId: 'y-1',
        cadres: [
          { cadreId: 'c-2', since: '2026-01-01', counts: true },
          { cadreId: 'c-3', since: '2026-01-01', counts: true },
          { cadreId: 'c-4', since: '2026-02-01', counts: true },
          { cadreId: 'c-1', since: '2026-03-01', counts: false },
        ],
        notCounting: ['c-1'],
      },
    ])
  })

  it('asks only for what is active and in service on the date', () => {
    const left = { ...service, 'c-3': { from: '2025-01-01', until: day } }
    expect(overlaps({ 'y-1': four }, left, day, 3)).toEqual([])
    expect(overlaps({ 'y-1': four }, service, '2026-02-28', 3)).toEqual([])
    const ended = [...four.slice(1), claim('c-4', '2026-02-01', day)]
    expect(overlaps({ 'y-1': ended }, service, day, 3)).toEqual([])
  })

  it('has the youth with the most claims first', () => {
    const claims = { 'y-1': four, 'y-2': [...four, claim('c-5', '2026-04-01')], 'y-0': four }
    const found = overlaps(claims, { ...service, ...serving('c-5') }, day, 3)
    expect(found.map(({ youthId }) => youthId)).toEqual(['y-2', 'y-0', 'y-1'])
  })

  it('refuses to guess the service of a claiming cadre', () => {
    expect(() => overlaps({ 'y-1': four }, serving('c-1'), day, 3)).toThrow('rosterIncomplete')
  })

  it('agrees with the assessment on who counts', () => {
    const date = fc.integer({ min: 1, max: 28 }).map(n => `2026-05-${String(n).padStart(2, '0')}`)
    const ids = ['c-1', 'c-2', 'c-3', 'C-4', 'c-10']
    const claims = fc.tuple(...ids.map(id => fc.option(date.map(since => claim(id, since)))))
    fc.assert(
      fc.property(claims, fc.subarray(ids), date, fc.integer({ min: 1, max: 4 }), (some, gone, on, max) => {
        const known = some.filter(one => one !== null)
        const service = Object.fromEntries(
          ids.map(id => [
            id,
            gone.includes(id) ? { from: '2020-01-01', until: '2026-05-10' } : { from: '2020-01-01' },
          ]),
        )
        const reported = overlaps({ y: known }, service, on, max)[0]?.notCounting ?? []
        for (const { cadreId, since } of known) {
          if (since > on || !within(service[cadreId] as Service, on)) continue
          const link = { youthId: 'y', baseId: 'b', field: 'rural' as const, since }
          expect(reported.includes(cadreId)).toBe(isOverlapping(cadreId, link, known, service, on, max))
        }
      }),
    )
  })
})
