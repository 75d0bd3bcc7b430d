import { expect, test } from 'vitest'
import type { RecordedEvent } from '../../../../events/index.ts'
import { closedCounty, contactOn, eventId } from '../../../../functions/assess/testing/county.ts'
import { project } from '../../../../functions/project-month/project.ts'
import { compressJson, expandJson } from '../../../../shared/aws/compressed-json.ts'
import type { Item, Items } from '../../../../shared/aws/items/items.ts'
import { viewKeys } from '../../../../shared/aws/keys.ts'
import { factsOn } from '../../../../shared/repositories/facts.ts'
import { storesOn } from '../stores.ts'
import { agrees } from './report.ts'
import { rebuild, verify } from './verify.ts'

const look = { mend: false, patience: 0 }
const isView = ({ sk }: { sk: string }) => /^(FACTS|ROW|ROLLUP)/.test(sk)

/** Views that a reader looks at whenever something was written: what it found of each item, in turn. */
function watched(views: Items, keys: readonly { pk: string; sk: string }[]) {
  const seen = new Map<string, string[]>(keys.map(({ pk, sk }) => [`${pk} ${sk}`, []]))
  async function read(): Promise<void> {
    for (const key of keys) {
      const found = JSON.stringify(await views.get(key)) ?? 'nothing'
      const before = seen.get(`${key.pk} ${key.sk}`) ?? []
      if (before.at(-1) !== found) before.push(found)
    }
  }
  const after = <Args extends unknown[], Result>(write: (...args: Args) => Promise<Result>) => {
    return async (...args: Args) => {
      const result = await write(...args)
      await read()
      return result
    }
  }
  const items: Items = {
    ...views,
    put: after(views.put) as Items['put'],
    remove: after(views.remove),
    transact: after(views.transact),
  }
  return { items, seen, read }
}

/** The county whose May is closed, with views that an older fold wrote and sums that say nothing right. */
async function outdatedCounty() {
  const told = await closedCounty()
  for await (const item of told.tables.views.scan<Uint8Array>()) {
    if (item.sk.startsWith('FACTS')) {
      const view = expandJson<{ facts: object }>(item.value)
      const value = compressJson({ ...view, facts: { ...view.facts, v: 1, online: [] } })
      await told.tables.views.put({ ...item, value })
    }
    if (item.sk === 'ROLLUP') {
      const { rollup } = item.value as unknown as { rollup: object }
      await told.tables.views.put({ ...item, value: { ...item.value, rollup: { ...rollup, assessed: 99 } } })
    }
  }
  const keys = (await Array.fromAsync(told.tables.views.scanKeys())).filter(isView)
  return { ...told, keys }
}

test('whoever reads while views are rebuilt finds the old or the new of each, never none', async () => {
  const { tables, now, keys, policies } = await outdatedCounty()
  const { items, seen, read } = watched(tables.views, keys)
  await read()
  const stores = { ...storesOn({ ...tables, views: items }, now), policies }
  expect(agrees(await rebuild(stores, look))).toBe(true)
  expect(agrees(await verify(stores, look))).toBe(true)
  const versions = [...seen].map(([key, found]) => [
    key.split(' ')[1],
    found.length,
    found.includes('nothing'),
  ])
  expect(versions.sort()).toEqual([
    ['FACTS#2026-05', 2, false],
    ['ROLLUP', 2, false],
    ['ROLLUP', 2, false],
    ['ROLLUP', 2, false],
    ['ROW#c-li', 1, false],
    ['ROW#c-wang', 1, false],
  ])
})

test('what is recorded while views are rebuilt is in them', async () => {
  const { tables, ledger, now, policies } = await outdatedCounty()
  const late = {
    ...contactOn(30, '2026-05-28', ['y-9']),
    recordedAt: '2026-06-20T01:00:00.000Z',
    recordedBy: 'u-li',
  } as unknown as RecordedEvent
  let isFirst = true
  /** Just before the fold is written, somebody else records and folds. */
  const views: Items = {
    ...tables.views,
    async put<Value>(item: Item<Value>, guard?: Parameters<Items['put']>[1]) {
      if (isFirst && item.sk.startsWith('FACTS')) {
        isFirst = false
        await ledger.appendEvent('2026-05', late)
        await project(
          { ledger, facts: factsOn(tables.views), listDemands: async () => {} },
          'c-li',
          '2026-05',
          [eventId(30)],
        )
      }
      return tables.views.put(item, guard)
    },
  }
  await rebuild({ ...storesOn({ ...tables, views }, now), policies }, look)
  const view = await storesOn(tables, now).factsViews.readFacts('c-li', '2026-05')
  expect([view?.facts.v, view?.facts.events]).toEqual([2, 8])
})

test('facts of a month that nobody recorded are taken away', async () => {
  const { tables, now, policies } = await outdatedCounty()
  await tables.views.put({ ...viewKeys.facts('c-nobody', '2026-05'), version: 4, value: compressJson({}) })
  await rebuild({ ...storesOn(tables, now), policies }, look)
  expect(await tables.views.get(viewKeys.facts('c-nobody', '2026-05'))).toBeUndefined()
})
