import { expect, test } from 'vitest'
import { correlationOf, entityIds } from './trace.ts'

test.each([
  '0197a2c4-5b00-7000-8000-000000000003',
  '01JZ8Q4K3M5N6P7R8S9T0V1W2X',
  '4bf92f3577b34da6a3ce929d0e0e4736',
])('a client may bring its own correlation id: %s', id => {
  expect(correlationOf(id, 'gateway')).toBe(id)
})

test.each([undefined, '', '13900000009', '王建国', 'x y', 'a'.repeat(300)])('not %s', id => {
  expect(correlationOf(id, 'gateway')).toBe('gateway')
})

test('only ids of entities are logged, and none that holds a phone or ID number', () => {
  const input = {
    cadreId: 'c-13900000009',
    orgId: '32082620080101001X',
    baseId: '村 部',
    demandId: '0197a2c4-5b00-7000-8000-013900000009',
    runId: 'scheduled-2026-10-final',
    month: '2026-10',
    youthId: 'y-1',
    name: '王建国',
    text: '房租太贵',
    score: 1,
  }
  expect(entityIds(input)).toEqual({
    cadreId: '***',
    orgId: '***',
    demandId: '0197a2c4-5b00-7000-8000-013900000009',
    runId: 'scheduled-2026-10-final',
    month: '2026-10',
  })
  expect(entityIds(undefined)).toEqual({})
})
