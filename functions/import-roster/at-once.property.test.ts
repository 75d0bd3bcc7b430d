import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Item } from '../../shared/aws/items/items.ts'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { scheduledItems } from '../../shared/aws/items/testing/scheduled.ts'
import { onTables } from '../../shared/aws/stand-in.ts'
import { call } from '../../shared/http/testing.ts'
import { rosterOn } from '../../shared/repositories/roster/open.ts'
import { populate } from '../../shared/repositories/roster/testing/examples.ts'
import { memoryTables } from '../../shared/repositories/testing/memory.ts'
import { importRoster } from './endpoints.ts'
import { handler } from './handler.ts'
import { ofCounty } from './testing/import.ts'
import { asCsv, li, wang } from './testing/sheets.ts'

const stock = (async () => {
  const items = memoryItems()
  await populate(rosterOn(items))
  return Array.fromAsync(items.scan())
})()

const now = () => new Date('2026-05-20T09:00:00+08:00')
/** Somebody new at a new base, and somebody with another post. */
const file = asCsv(li, wang.with(2, '书记'))

/** What is in the roster in the end, but for what only tells who was first. */
const told = ({ pk, sk, value, head }: Item) =>
  /^(USES|GATE|AUDIT)/.test(sk) || pk.startsWith('UNANNOUNCED#') ? [] : [`${pk} ${sk}`, { value, head }]

/** Imports the file so many times at once; what became of each row, and what is there in the end. */
async function importing(scheduler: fc.Scheduler, times: number) {
  const tables = memoryTables()
  tables.roster.load(await stock)
  const send = () => {
    const environment = onTables(table => scheduledItems(tables[table], scheduler), now)
    return call(handler.open(environment), importRoster, { ...file, claims: ofCounty })
  }
  const answers = await scheduler.waitFor(Promise.all(Array.from({ length: times }, send)))
  const resultsOf = (row: number): string[] => answers.map(({ body }) => body.rows[row].result).sort()
  const roster = (await Array.fromAsync(tables.roster.scan())).map(told)
  return { results: [resultsOf(0), resultsOf(1)], roster: new Set(roster.map(each => JSON.stringify(each))) }
}

test('a sheet that is imported twice at once is done once, and stands as asked for the other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.scheduler(), async (scheduler, calm) => {
      const { results, roster } = await importing(scheduler, 2)
      expect(results).toEqual([
        ['created', 'unchanged'],
        ['changed', 'unchanged'],
      ])
      expect(roster).toEqual((await importing(calm, 1)).roster)
    }),
    { numRuns: 40 },
  )
})
