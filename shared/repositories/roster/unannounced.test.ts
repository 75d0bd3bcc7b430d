import { beforeEach, expect, test } from 'vitest'
import type { Items } from '../../aws/items/items.ts'
import { memoryItems } from '../../aws/items/memory.ts'
import { rosterOn } from './open.ts'
import { admin, linkTo, populate } from './testing/examples.ts'
import { type Unannounced, unannouncedOn } from './unannounced.ts'

let items: Items
let unannounced: Unannounced
const keysBefore = async (before: string, most = 1_000) =>
  (await unannounced.listUnannounced(before, most)).map(({ pk, sk }) => `${pk} ${sk}`).sort()

beforeEach(async () => {
  items = memoryItems()
  unannounced = unannouncedOn(items)
  await populate(rosterOn(items))
  for (const audit of await unannounced.listUnannounced('9999', 1_000)) await unannounced.markAnnounced(audit)
})

test('every change is unannounced until it is noted', async () => {
  const roster = rosterOn(items)
  await roster.putLink('c-wang', linkTo('y-1'), admin('2026-05-01'))
  await roster.putLink('c-wang', linkTo('y-2'), admin('2026-05-02'))
  expect(await keysBefore('9999')).toEqual([
    'CADRE#c-wang AUDIT#LINK#y-1#00000001',
    'CADRE#c-wang AUDIT#LINK#y-2#00000001',
  ])
  const [audit] = await unannounced.listUnannounced('2026-05-02', 1_000)
  expect(audit).toMatchObject({ pk: 'CADRE#c-wang', value: { change: 'created', after: { youthId: 'y-1' } } })
  if (audit) await unannounced.markAnnounced(audit)
  expect(await keysBefore('9999')).toEqual(['CADRE#c-wang AUDIT#LINK#y-2#00000001'])
})

test('what says what holds already is no change', async () => {
  const roster = rosterOn(items)
  await roster.putLink('c-wang', linkTo('y-1'), admin('2026-05-01'))
  await roster.putLink('c-wang', linkTo('y-1'), admin('2026-05-02'))
  expect(await keysBefore('9999')).toHaveLength(1)
})

test('of many the oldest come first', async () => {
  const roster = rosterOn(items)
  for (let n = 0; n < 40; n++) await roster.putLink('c-wang', linkTo(`y-${n}`), admin('2026-05-01'))
  expect((await keysBefore('9999', 16)).length).toBeLessThanOrEqual(16)
  expect(await keysBefore('9999', 16 * 40)).toHaveLength(40)
})
