import { expect, test } from 'vitest'
import { closedCounty } from '../../../../functions/assess/testing/county.ts'
import type { Key } from '../../../../shared/aws/keys.ts'
import { storesOn } from '../stores.ts'
import { verify } from './verify.ts'

/** How far work is: nothing is wrong where it is missing. */
const isProgress = ({ pk }: Key) => /^(RUN#|OPENRUNS|MENDS|LAKE|MENDCURSOR|HEALTH)/.test(pk)

const kindOf = ({ pk, sk }: Key) => (pk.startsWith('REGISTER#') ? 'REGISTER' : sk.split('#')[0])

test('whatever is missing among the views, verify tells of it', async () => {
  const told = await closedCounty()
  const stores = { ...storesOn(told.tables, told.now), policies: told.policies }
  const { views } = told.tables
  const kinds = new Set<string | undefined>()
  const unnoticed: Key[] = []
  for (const key of await Array.fromAsync(views.scanKeys())) {
    const item = await views.get(key)
    if (!item || isProgress(key)) continue
    kinds.add(kindOf(key))
    await views.remove(key)
    const findings = await verify(stores, { mend: false, patience: 0 })
    if (findings.every(({ different }) => different === 0)) unnoticed.push(key)
    await views.put(item)
  }
  expect(unnoticed).toEqual([])
  expect([...kinds].sort()).toEqual(['FACTS', 'REGISTER', 'REGISTERED', 'ROLLUP', 'ROW'])
})
