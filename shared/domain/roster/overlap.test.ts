import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claim, isOverlapping, rivals } from './overlap.ts'
import { type LinkInterval, type Service, within } from './roster.ts'

const day = '2026-03-31'
const link = (since: string): LinkInterval => ({ youthId: 'y-1', baseId: 'b', field: 'rural', since })
const claim = (cadreId: string, since: string, until?: string): Claim => ({
  cadreId,
  since,
  ...(until === undefined ? {} : { until }),
})
const serving: Service = { from: '2025-01-01' }

describe('overlap on a youth', () => {
  const earlier = [claim('c-1', '2026-01-01'), claim('c-2', '2026-01-02'), claim('c-3', '2026-01-03')]

  it('counts the first three by since', () => {
    const service = { 'c-1': serving, 'c-2': serving, 'c-3': serving }
    expect(isOverlapping('c-4', link('2026-01-04'), earlier, service, day, 3)).toBe(true)
    expect(isOverlapping('c-4', link('2026-01-02'), earlier, service, day, 3)).toBe(false)
  })

  it('breaks ties by code point', () => {
    const tied = ['C3', 'c1', 'c10', 'c9'].map(id => claim(id, '2026-01-01'))
    const service = { C3: serving, c1: serving, c10: serving, c9: serving }
    expect(
      tied.map(({ cadreId }) => isOverlapping(cadreId, link('2026-01-01'), tied, service, day, 3)),
    ).toEqual([false, false, false, true])
  })

  it('passes over rivals out of service and ended or future links', () => {
    const service = { 'c-1': { from: '2025-01-01', until: day }, 'c-2': serving, 'c-3': serving }
    expect(isOverlapping('c-4', link('2026-01-04'), earlier, service, day, 3)).toBe(false)
    const ended = [...earlier.slice(1), claim('c-1', '2026-01-01', day)]
    expect(isOverlapping('c-4', link('2026-01-04'), ended, {}, day, 3)).toBe(false)
  })

  it('asks for the service of rivals only where it decides', () => {
    const claims = { 'y-1': earlier }
    expect(rivals('c-4', [link('2026-01-04')], claims, day, 3)).toEqual(['c-1', 'c-2', 'c-3'])
    expect(rivals('c-4', [link('2026-01-02')], claims, day, 3)).toEqual([])
    expect(rivals('c-4', [link('2026-01-04')], { 'y-1': earlier.slice(1) }, day, 3)).toEqual([])
  })

  it('refuses to guess a rival that was not loaded', () => {
    expect(() => isOverlapping('c-4', link('2026-01-04'), earlier, {}, day, 3)).toThrow('rosterIncomplete')
  })

  it('agrees with sorting all claims of cadres in service, with the rivals asked for alone', () => {
    const dates = fc.constantFrom('2026-01-01', '2026-01-02', '2026-03-30', day, '2026-04-01')
    const cadre = fc.record({
      since: dates,
      until: fc.option(dates, { nil: undefined }),
      from: dates,
      leaves: fc.option(dates, { nil: undefined }),
    })
    fc.assert(
      fc.property(
        fc.array(cadre, { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 1, max: 3 }),
        (cadres, max) => {
          const claims = cadres.map(({ since, until }, i) => claim(`c-${i}`, since, until))
          const service: Record<string, Service> = Object.fromEntries(
            cadres.map(({ from, leaves }, i) => [
              `c-${i}`,
              leaves === undefined ? { from } : { from, until: leaves },
            ]),
          )
          const ranked = claims
            .filter(({ since, until }) =>
              within({ from: since, ...(until === undefined ? {} : { until }) }, day),
            )
            .filter(({ cadreId }) => within(service[cadreId] as Service, day))
            .sort((a, b) => (a.since + a.cadreId < b.since + b.cadreId ? -1 : 1))
          ranked.forEach(({ cadreId, since }, rank) => {
            const own = link(since)
            const asked = rivals(cadreId, [own], { 'y-1': claims }, day, max)
            const known = Object.fromEntries(asked.map(id => [id, service[id] as Service]))
            expect(isOverlapping(cadreId, own, claims, known, day, max)).toBe(rank >= max)
          })
        },
      ),
    )
  })
})
