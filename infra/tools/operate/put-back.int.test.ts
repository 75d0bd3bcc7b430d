import { expect, test } from 'vitest'
import { contactExample } from '../../../events/contact.ts'
import { freshItems } from '../../../shared/aws/testing/tables.ts'
import { ledgerOn } from '../../../shared/repositories/ledger.ts'
import { toLedgerItem } from '../../../shared/repositories/ledger-item.ts'
import { putBack } from './put-back.ts'

const recorded = { recordedAt: '2026-05-21T00:00:00.000Z', recordedBy: 'wang' }
const event = (n: number) => ({
  ...contactExample,
  ...recorded,
  id: `0197a2c4-5b00-7000-8000-00000000000${n}`,
})

test('what a table lost comes back from a restored copy, what it has stays', async () => {
  const [copy, table] = [await freshItems('ledger'), await freshItems('ledger')]
  for (const n of [1, 2, 3]) await ledgerOn(copy).appendEvent('2026-05', event(n))
  await ledgerOn(table).appendEvent('2026-05', event(3))
  await table.put(toLedgerItem('2026-05', { ...event(2), note: '后来' }))

  expect(await putBack(copy, table)).toEqual({ seen: 3, added: 1 })
  const events = await ledgerOn(table).readMonthEvents('c-wang', '2026-05', true)
  expect(events.map(({ id }) => id.slice(-1))).toEqual(['1', '2', '3'])
  expect(events[1]).toMatchObject({ note: '后来' })
  expect(await putBack(copy, table)).toEqual({ seen: 3, added: 0 })
})
