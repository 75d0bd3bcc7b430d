import { expect, test } from 'vitest'
import { toCloudEvent } from './cloud-event.ts'
import { publishedEvents } from './published/index.ts'

const envelope = (detailType: string, detail: Record<string, unknown>) => ({
  source: 'baixin',
  'detail-type': detailType,
  time: '2026-06-01T02:00:05Z',
  detail,
})

test('an event of the bus as a CloudEvent', () => {
  const { example } = publishedEvents.assessed
  const detail = { ...example, correlationId: 'K1' }
  expect(toCloudEvent(publishedEvents, 'baixin', envelope('assessed', detail))).toEqual({
    specversion: '1.0',
    id: 'c-wang/2026-05/1',
    source: 'urn:baixin:baixin:assessed',
    type: 'baixin.assessed',
    subject: 'c-wang',
    time: '2026-06-01T02:00:05Z',
    dataschema: 'urn:baixin:event:assessed:1',
    datacontenttype: 'application/json',
    data: example,
    correlationid: 'K1',
  })
})

test('the second version of an event has a type and a schema of its own', () => {
  const { type, dataschema } = toCloudEvent(
    publishedEvents,
    'baixin',
    envelope('assessed.v2', publishedEvents.assessed.example),
  )
  expect([type, dataschema]).toEqual(['baixin.assessed.v2', 'urn:baixin:event:assessed:2'])
})

test('a type that nobody declared is none', () => {
  expect(() => toCloudEvent(publishedEvents, 'baixin', envelope('toString', {}))).toThrow('no event toString')
})
