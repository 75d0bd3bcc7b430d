import { expect, test, vi } from 'vitest'
import { closedCounty, contactOn } from '../../../functions/assess/testing/county.ts'
import { recordContact } from '../../../functions/record/endpoints.ts'
import { putLink } from '../../../functions/roster/links/endpoints.ts'

const told = vi.spyOn(console, 'info').mockImplementation(() => {})
const correlationId = '4bf92f3577b34da6a3ce929d0e0e4736'
const kept = { message: 'result kept', correlationId, cadreId: 'c-li', month: '2026-05', status: 'final' }

test('one id goes from the request through ledger, bus and queue to the result', async () => {
  const town = await closedCounty()
  told.mockClear()
  await town.ask(recordContact, { body: contactOn(20, '2026-05-14', ['y-6']), correlationId })
  expect(told.mock.calls).toEqual([[{ ...kept, revision: 3 }]])

  told.mockClear()
  const { youthId, ...link } = {
    youthId: 'y-9',
    baseId: 'b-hongxing',
    field: 'community',
    since: '2026-01-01',
  }
  await town.ask(putLink, {
    params: { cadreId: 'c-li', youthId },
    body: { ...link, until: '2026-05-12' },
    correlationId,
  })
  expect(told.mock.calls).toEqual([[{ ...kept, revision: 4 }]])
})
