import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Golden } from '../testing/scenario.ts'
import type { Assessment } from './assessment.ts'

const folder = new URL('./golden/', import.meta.url)
const goldens = readdirSync(folder)
  .sort()
  .map(file => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Golden)

/** What a golden file expects of an assessment. */
const scores = (assessment: Assessment | null) =>
  assessment && { dimensions: assessment.dimensions, total: assessment.total, grade: assessment.grade }

describe('wherever the machine stands', () => {
  const home = process.env.TZ

  afterEach(() => {
    if (home === undefined) delete process.env.TZ
    else process.env.TZ = home
  })

  it.each([
    ['America/Los_Angeles', 8],
    ['Pacific/Kiritimati', -14],
    ['Asia/Shanghai', -8],
    ['UTC', 0],
  ])('%s', async (timeZone, hours) => {
    process.env.TZ = timeZone
    expect(new Date('2026-01-01T00:00:00Z').getTimezoneOffset()).toBe(hours * 60)
    vi.resetModules()
    const fresh = await import('../testing/scenario.ts')
    for (const { month, asOf, scenario, expected } of goldens) {
      for (const cadreId of Object.keys(expected)) {
        expect(scores(fresh.assessScenario(scenario, cadreId, month, asOf))).toEqual(expected[cadreId])
      }
    }
  })
})
