import { beforeAll, expect, test, vi } from 'vitest'
import { measure } from '../rows/lists.ts'
import { type City, cityOf } from './city.ts'
import { lists } from './lists.ts'

/** Read units of a page, as architecture.md has it. */
const budget = 50

let city: City
beforeAll(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {})
  city = cityOf({ cadres: 5_000, orgs: 500, months: 60 }, 2_000)
})

test.each(lists)('a page of $name takes at most 50 read units in a city', async list => {
  const page = await measure(city, list)
  expect(page?.units).toBeLessThanOrEqual(budget)
})
