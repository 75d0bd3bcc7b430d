import { beforeEach, expect, test, vi } from 'vitest'
import { contactExample } from '../../events/contact.ts'
import { emptyFacts } from '../domain/ledger/facts.ts'
import { fingerprint } from '../domain/ledger/fingerprint.ts'
import { fold } from '../domain/ledger/fold.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'
import { currentFacts } from './current-facts.ts'
import type { FactsStore, FactsView } from './facts.ts'
import type { Ledger } from './ledger.ts'
import { memoryFacts, memoryLedger } from './testing/memory.ts'

const recorded = { recordedAt: '2026-05-20T12:20:00.000Z', recordedBy: 'u-wang' }
const contact = { ...contactExample, ...recorded }
const april = fold([], '2026-04', ledgerZone)
const may = fold([contact], '2026-05', ledgerZone)

let views: FactsStore
let ledger: Ledger
beforeEach(async () => {
  views = memoryFacts()
  ledger = memoryLedger()
  await ledger.appendEvent('2026-05', contact)
  await views.writeFacts('c-wang', '2026-04', { ...fingerprint([]), facts: april, version: 1 })
})

const write = (view: object) => views.writeFacts('c-wang', '2026-05', view as FactsView)

test.each([
  ['an older fold, of another shape', { v: 0, month: '2026-05', contacts: 3 }],
  ['a newer fold, while old and new functions answer side by side', { ...emptyFacts('2026-05'), v: 99 }],
])('a view of %s reads as if it were folded now', async (_, facts) => {
  await write({ ...fingerprint([contact]), facts, version: 1 })
  const reader = currentFacts(views, ledger)
  expect(await reader.readFacts('c-wang', '2026-05')).toEqual({
    ...fingerprint([contact]),
    facts: may,
    version: 1,
  })
  expect(await reader.readFactsBetween('c-wang', '2026-01', '2026-12')).toEqual([april, may])
})

test('views of the current fold cost no look at the ledger', async () => {
  await write({ ...fingerprint([contact]), facts: may, version: 1 })
  const read = vi.spyOn(ledger, 'readMonthEvents')
  const reader = currentFacts(views, ledger)
  expect(await reader.readFacts('c-wang', '2026-05')).toMatchObject({ facts: may })
  expect(await reader.readFacts('c-wang', '2026-06')).toBeUndefined()
  expect(await reader.readFactsBetween('c-wang', '2026-01', '2026-12')).toEqual([april, may])
  expect(read).not.toHaveBeenCalled()
})
