import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rosterExamples } from '../../events/roster.ts'
import type { Item } from '../../shared/aws/items/items.ts'
import { memoryItems } from '../../shared/aws/items/memory.ts'
import { scheduledItems } from '../../shared/aws/items/testing/scheduled.ts'
import { onTables } from '../../shared/aws/stand-in.ts'
import { call, claimsOf } from '../../shared/http/testing.ts'
import { rosterOn } from '../../shared/repositories/roster/open.ts'
import { admin, linkTo, populate, wang } from '../../shared/repositories/roster/testing/examples.ts'
import { memoryTables } from '../../shared/repositories/testing/memory.ts'
import { mergeBase } from './bases/endpoints.ts'
import { putCadre, putOwnContact } from './cadres/endpoints.ts'
import { handler } from './handler.ts'
import { putLink } from './links/endpoints.ts'

const cadreId = 'c-wang'
const ended = { ...rosterExamples.link, until: '2026-05-01' }
const later = { ...wang, post: '书记', effectiveFrom: '2026-06-01' }

/** Requests of the city's assessor. */
const requests = {
  'the cadre moves': [putCadre, { cadreId }, { ...wang, orgId: 'ls-zhuma' }],
  'its service ends': [putCadre, { cadreId }, { ...wang, serviceUntil: '2026-05-01' }],
  'it gets another post': [putCadre, { cadreId }, later],
  'its phone changes': [putOwnContact, { cadreId }, { mobile: '13900000001' }],
  'its accounts change': [putOwnContact, { cadreId }, { accounts: [] }],
  'its link ends': [putLink, { cadreId, youthId: 'y-1' }, ended],
  'its base is merged': [mergeBase, { baseId: 'b-hongxing' }, { into: 'b-twice' }],
  'its base is merged the other way': [mergeBase, { baseId: 'b-twice' }, { into: 'b-hongxing' }],
} as const
type Name = keyof typeof requests

const stock = (async () => {
  const items = memoryItems()
  const roster = rosterOn(items)
  await populate(roster)
  await roster.putBase('b-twice', rosterExamples.base, admin('2026-01-01'))
  await roster.putLink(cadreId, linkTo('y-1'), admin('2026-01-01'))
  return Array.fromAsync(items.scan())
})()

const now = () => new Date('2026-05-20T09:00:00+08:00')

/** What is in the roster in the end, but for what only tells who was first. */
const told = ({ pk, sk, value, head }: Item) =>
  /^(USES|GATE|AUDIT)/.test(sk) || pk.startsWith('UNANNOUNCED#') ? [] : [[pk, sk, value, head]]

/** Sends the requests, all at once or one after the other; gives what is there in the end. */
async function send(scheduler: fc.Scheduler, names: readonly Name[], atOnce: boolean) {
  const tables = memoryTables()
  tables.roster.load(await stock)
  const ask = async (name: Name) => {
    const environment = onTables(table => scheduledItems(tables[table], scheduler), now)
    const [endpoint, params, body] = requests[name]
    await call(handler.open(environment), endpoint, { params, body, claims: claimsOf('assessor', 'ha') })
  }
  if (atOnce) await scheduler.waitFor(Promise.all(names.map(ask)))
  else for (const name of names) await scheduler.waitFor(ask(name))
  const all = (await Array.fromAsync(tables.roster.scan())).flatMap(told)
  return all.sort(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1))
}

test.each<[Name, Name]>([
  ['the cadre moves', 'its phone changes'],
  ['its service ends', 'its accounts change'],
  ['its phone changes', 'its accounts change'],
  ['it gets another post', 'its base is merged'],
  ['its phone changes', 'its base is merged'],
  ['its link ends', 'its base is merged'],
  ['its base is merged', 'its base is merged the other way'],
])('%s and %s at once: as if one came after the other', async (one, other) => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.scheduler(), async (scheduler, calm) => {
      const inTurn = [await send(calm, [one, other], false), await send(calm, [other, one], false)]
      expect(inTurn).toContainEqual(await send(scheduler, [one, other], true))
    }),
    { numRuns: 40 },
  )
})
