import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { contactExample } from '../../../events/contact.ts'
import { freshTable } from '../../../shared/aws/testing/tables.ts'
import { dynamoLedger } from '../../../shared/repositories/ledger.ts'
import { putBack } from './restore.ts'

const recorded = { recordedAt: '2026-05-21T00:00:00.000Z', recordedBy: 'wang' }
const event = (n: number) => ({
  ...contactExample,
  ...recorded,
  id: `0197a2c4-5b00-7000-8000-00000000000${n}`,
})

test('what a table lost comes back from a restored copy, what it has stays', async () => {
  const [copy, table] = [await freshTable('ledger'), await freshTable('ledger')]
  for (const n of [1, 2, 3]) await dynamoLedger(copy).appendEvent('2026-05', event(n))
  await dynamoLedger(table).appendEvent('2026-05', event(3))
  await table.client.send(
    new PutCommand({
      TableName: table.name,
      Item: { pk: 'c-wang#2026-05', sk: event(2).id, ...event(2), note: '后来' },
    }),
  )

  expect(await putBack(copy, table)).toEqual({ seen: 3, added: 1 })
  const events = await dynamoLedger(table).readMonthEvents('c-wang', '2026-05', true)
  expect(events.map(({ id }) => id.slice(-1))).toEqual(['1', '2', '3'])
  expect(events[1]).toMatchObject({ note: '后来' })
  expect(await putBack(copy, table)).toEqual({ seen: 3, added: 0 })
})
