import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import committed from '../../../events/asyncapi.json' with { type: 'json' }
import type { EventCatalogue } from '../../../events/published/version.ts'
import { asyncapi } from '../../../shared/contracts/asyncapi/document.ts'
import { type EventDocument, eventBreaks } from './event-breaks.ts'

const whole = committed as unknown as EventDocument

const met = {
  version: 1,
  summary: 'Two met.',
  description: 'Somewhere.',
  subject: 'who',
  identity: ['id'],
  schema: z.object({ type: z.literal('met'), id: z.string(), who: z.string(), how: z.enum(['near', 'far']) }),
  example: { type: 'met', id: '1', who: 'a', how: 'near' },
} as const satisfies EventCatalogue[string]

const documentOf = (event: EventCatalogue[string]) => asyncapi({ met: event })
const next = z.object({ type: z.literal('met'), id: z.string(), who: z.array(z.string()) })
const example = { type: 'met', id: '1', who: ['a'] }

test('the committed document breaks nobody who knows it', () => {
  expect(eventBreaks(whole, structuredClone(whole))).toEqual([])
})

test('a field taken out of an event of ours is found', () => {
  const after = structuredClone(committed)
  const { Contact } = after.components.schemas as unknown as Record<
    string,
    { required?: string[]; properties: { channel?: unknown } }
  >
  if (!Contact) throw new Error('no Contact')
  delete Contact.properties.channel
  Contact.required = Contact.required?.filter(name => name !== 'channel') ?? []
  expect(eventBreaks(whole, after as unknown as EventDocument)).toEqual(['contact.channel: gone'])
})

describe('breaks consumers', () => {
  test.each<[string, EventCatalogue[string], string[]]>([
    ['a field gone', { ...met, schema: met.schema.omit({ how: true }) }, ['met.how: gone']],
    [
      'a field that may be missing',
      { ...met, schema: met.schema.extend({ how: met.schema.shape.how.optional() }) },
      ['met.how: may be missing'],
    ],
    [
      'a field of another type',
      { ...met, schema: met.schema.extend({ who: z.int() }) },
      ['met.who: integer in place of string'],
    ],
    ['another version in its place', { ...met, version: 2, schema: next, example }, ['met: gone']],
  ])('%s', (_, event, reasons) => {
    expect(eventBreaks(documentOf(met), documentOf(event))).toEqual(reasons)
  })
})

describe('breaks nobody', () => {
  test.each<[string, EventCatalogue[string]]>([
    ['a further field', { ...met, schema: met.schema.extend({ where: z.string() }) }],
    ['a further code', { ...met, schema: met.schema.extend({ how: z.enum(['near', 'far', 'online']) }) }],
    [
      'the next version beside it',
      {
        ...met,
        version: 2,
        schema: next,
        example,
        older: [
          { ...met, from: (event: { who: string[] }) => ({ ...event, who: event.who[0], how: 'near' }) },
        ],
      },
    ],
  ])('%s', (_, event) => {
    expect(eventBreaks(documentOf(met), documentOf(event))).toEqual([])
  })
})

test('an event may be withdrawn where the document says so by its version', () => {
  const after: EventDocument = {
    info: { version: '2.0.0' },
    components: { securitySchemes: {}, messages: {}, schemas: {} },
  }
  expect(eventBreaks(documentOf(met), after)).toEqual([])
})
