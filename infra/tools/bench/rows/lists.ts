import { writeFile } from 'node:fs/promises'
import { claimsOf, httpEvent } from '../../../../shared/http/testing.ts'
import { type City, cityOf } from '../city/city.ts'
import { type List, lists } from '../city/lists.ts'
import { orgAt, type Size } from '../city/shape.ts'
import { growthPicture } from '../picture.ts'
import { atMost, type Bench, type Finding, type Row, short } from '../row.ts'

/** A county, a city, a province: 5 years of facts each. */
const sizes: readonly (Size & { readonly name: string })[] = [
  { name: '1 ×', cadres: 500, orgs: 50, months: 60 },
  { name: '10 ×', cadres: 5_000, orgs: 500, months: 60 },
  { name: '100 ×', cadres: 50_000, orgs: 5_000, months: 60 },
]

/** Read units of a page, as architecture.md has it; and calls after which a list is given up. */
const [budget, mostCalls] = [50, 40_000]

const picture = 'docs/pictures/growth.svg'

/** What a page took; undefined where it was given up. */
interface Page {
  readonly units: number
  readonly calls: number
  readonly queries: number
  readonly items: number
}

async function measure({ environment, reads }: City, of: List): Promise<Page | undefined> {
  const open = of.handler.open(environment) as (event: unknown, context: unknown) => Promise<unknown>
  const { params, query = {} } = of
  const event = httpEvent(of.endpoint, { params, query, claims: claimsOf('assessor', orgAt(0)) })
  Object.assign(reads, { units: 0, calls: 0, queries: 0 })
  const answer = (await open(event, undefined)) as { statusCode: number; body: string }
  if (answer.statusCode === 500) return undefined
  if (answer.statusCode !== 200) throw new Error(`${of.name}: ${answer.body}`)
  const { items = [] } = JSON.parse(answer.body) as { items?: unknown[] }
  return { ...reads, items: items.length }
}

const told = (page: Page | undefined) =>
  page ? `${short(page.units, 1)} (${page.queries} q, ${page.calls} calls, ${page.items} items)` : 'given up'

async function run({ progress }: Bench): Promise<Finding[]> {
  const found = new Map<string, (Page | undefined)[]>(lists.map(({ name }) => [name, []]))
  const quiet = { error: console.error, info: console.info, log: console.log }
  for (const { name, ...size } of sizes) {
    const city = cityOf(size, mostCalls)
    for (const list of lists) {
      progress(`${name} ${list.name}`)
      const pages = found.get(list.name) ?? []
      const before = pages.at(-1)
      // What grew beyond all measure before is not waited for.
      const isHopeless = pages.length > 0 && (before === undefined || before.units > 10 * budget)
      Object.assign(console, { error: () => {}, info: () => {}, log: () => {} })
      const page = isHopeless
        ? undefined
        : await measure(city, list).finally(() => Object.assign(console, quiet))
      Object.assign(console, quiet)
      pages.push(page)
    }
  }
  const series = [...found].map(([name, pages]) => ({ name, values: pages.map(page => page?.units) }))
  const axes = {
    title: 'Read units of the first page of every list, as a city grows',
    steps: sizes.map(({ name, cadres }) => `${name}: ${cadres.toLocaleString('en')} cadres`),
    budget,
    unit: 'read units',
  }
  await writeFile(picture, growthPicture(axes, series))
  return [...found].map(([name, pages]): Finding => {
    const city = pages[1]
    const against = sizes.map(({ name: size }, at) => `${size} ${told(pages[at])}`).join('; ')
    const finding = atMost(name, budget, city?.units ?? Number.POSITIVE_INFINITY, '', against)
    return { ...finding, what: `a page: ${name}` }
  })
}

/** What a page of every list reads of a county, a city and a province, and the picture of it. */
export const row: Row = {
  name: 'lists',
  about: `read units and queries of a page of every list at 1, 10 and 100 times the size; ${picture}`,
  run,
}
