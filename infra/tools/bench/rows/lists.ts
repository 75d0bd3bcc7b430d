import { writeFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { openTable } from '../../../../shared/aws/client.ts'
import { dynamoItems } from '../../../../shared/aws/items/dynamo.ts'
import { tables as tableKinds } from '../../../../shared/aws/tables.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import { claimsOf, httpEvent } from '../../../../shared/http/testing.ts'
import { type City, cityOf, environmentOver } from '../city/city.ts'
import { type List, lists } from '../city/lists.ts'
import { orgAt, type Size } from '../city/shape.ts'
import { metered, total } from '../meter.ts'
import { growthPicture } from '../picture.ts'
import { quietly } from '../quietly.ts'
import { atLeast, atMost, type Bench, type Finding, type Measure, short } from '../row.ts'
import { putAll } from '../world.ts'

/** A county, a city, a province: 5 years of facts each. */
const sizes: readonly (Size & { readonly name: string })[] = [
  { name: '1 ×', cadres: 500, orgs: 50, months: 60 },
  { name: '10 ×', cadres: 5_000, orgs: 500, months: 60 },
  { name: '100 ×', cadres: 50_000, orgs: 5_000, months: 60 },
]

/** A city that is brought to the engine. */
const sample: Size = { cadres: 60, orgs: 6, months: 14 }

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

/** Asks for the first page of a list; undefined where it fails. */
async function ask(environment: Environment, of: List): Promise<string | undefined> {
  const { endpoint, params, query } = of
  const event = httpEvent(endpoint, { params, query, claims: claimsOf('assessor', orgAt(0)) })
  const answer = (await of.open(environment)(event as never, undefined as never)) as {
    statusCode: number
    body: string
  }
  if (answer.statusCode === 500) return undefined
  if (answer.statusCode !== 200) throw new Error(`${of.name}: ${answer.body}`)
  return answer.body
}

/** What the first page of a list takes; undefined where it is given up. */
export async function measure({ environment, reads }: City, of: List): Promise<Page | undefined> {
  Object.assign(reads, { units: 0, calls: 0, queries: 0 })
  const body = await ask(environment, of)
  if (body === undefined) return undefined
  const { items = [] } = JSON.parse(body) as { items?: unknown[] }
  return { ...reads, items: items.length }
}

const fieldsOf = (body: string | undefined): unknown => JSON.parse(body ?? 'null')

/** The same pages of a small city on DynamoDB Local: whether it says no more than is counted here, and answers the same. */
async function onEngine({ freshTables, progress }: Bench): Promise<Finding> {
  const city = cityOf(sample, mostCalls)
  const told = new Map<string, [units: number, body: string | undefined]>()
  for (const list of lists) {
    Object.assign(city.reads, { units: 0, calls: 0, queries: 0 })
    const body = await ask(city.environment, list)
    told.set(list.name, [city.reads.units, body])
  }
  const tables = await freshTables()
  for (const table of Object.keys(tableKinds) as TableName[]) {
    progress(`to the engine: ${table}`)
    await putAll(openTable(tables, table), await Array.fromAsync(city.tables(table).scan()))
  }
  const environment = environmentOver(table => dynamoItems(openTable(tables, table)))
  let [here, there] = [0, 0]
  const otherwise: string[] = []
  for (const list of lists) {
    progress(`on the engine: ${list.name}`)
    const [units, body] = told.get(list.name) ?? [0, undefined]
    let same = false
    const consumed = await metered(tables, async () => {
      // DynamoDB gives an item's fields in an order of its own.
      same = isDeepStrictEqual(fieldsOf(await ask(environment, list)), fieldsOf(body))
    })
    here += units
    there += total(consumed, 'read')
    if (!same) otherwise.push(list.name)
  }
  const against = `all ${lists.length} pages of a city of ${sample.cadres}: ${short(here, 1)} read units here, ${short(there, 1)} there; ${otherwise.length === 0 ? 'each answers the same' : `other answers: ${otherwise.join(', ')}`}`
  const finding = atLeast('pages: counted here ÷ what DynamoDB Local says', 1, here / there, against)
  return { ...finding, ok: finding.ok === true && otherwise.length === 0 }
}

const told = (page: Page | undefined) =>
  page ? `${short(page.units, 1)} (${page.queries} q, ${page.calls} calls, ${page.items} items)` : 'given up'

async function findings(bench: Bench): Promise<Finding[]> {
  const { progress } = bench
  const found = new Map<string, (Page | undefined)[]>(lists.map(({ name }) => [name, []]))
  for (const { name, ...size } of sizes) {
    const city = cityOf(size, mostCalls)
    for (const list of lists) {
      progress(`${name} ${list.name}`)
      const pages = found.get(list.name) ?? []
      const before = pages.at(-1)
      // What grew beyond all measure before is not waited for.
      const isHopeless = pages.length > 0 && (before === undefined || before.units > 10 * budget)
      pages.push(isHopeless ? undefined : await measure(city, list))
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
  const sampled = await onEngine(bench)
  const pages = [...found].map(([name, pages]): Finding => {
    const city = pages[1]
    const against = sizes.map(({ name: size }, at) => `${size} ${told(pages[at])}`).join('; ')
    const finding = atMost(name, budget, city?.units ?? Number.POSITIVE_INFINITY, against)
    return { ...finding, what: `a page: ${name}` }
  })
  return [...pages, sampled]
}

/** What a page of every list reads of a county, a city and a province, and the picture of it. */
export const run: Measure = bench => quietly(() => findings(bench))
