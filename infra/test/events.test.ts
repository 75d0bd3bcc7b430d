import type { PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { published, publishedEvents } from '../../events/published/index.ts'
import { type EventCatalogue, versionsOf } from '../../events/published/version.ts'
import { functions } from '../../functions/catalogue.ts'
import { eventBridge } from '../../shared/aws/bus/publish.ts'
import { asyncapi } from '../../shared/contracts/asyncapi/document.ts'
import { compilePattern } from '../local/engine/eventbridge/pattern.ts'
import { eventDocument, made, staleFiles } from '../tools/contract/documents.ts'
import { lint } from '../tools/contract/lint.ts'

test('what is committed is what the catalogue makes (else: npm run asyncapi)', () => {
  expect(staleFiles(made.asyncapi)).toEqual([])
})

test('Redocly finds nothing to say about the AsyncAPI document', async () => {
  expect(await lint(eventDocument)).toEqual([])
})

test('the union of what the bus carries and the catalogue are the same', () => {
  expect(published.options.map(option => option.shape.type.value)).toEqual(Object.keys(publishedEvents))
  for (const [type, { schema, example }] of Object.entries(publishedEvents)) {
    expect(schema.shape.type.value).toBe(type)
    expect(published.parse(example)).toEqual(example)
  }
})

test('every function subscribes to what is published', () => {
  const known = versionsOf(publishedEvents).map(({ detailType }) => detailType)
  const wanted = functions.flatMap(({ subscription }) => subscription?.events ?? [])
  expect(wanted.filter(event => !known.includes(event))).toEqual([])
})

describe('each JSON Schema stands alone', () => {
  const schemas = [...made.asyncapi.files()].filter(([path]) => path.startsWith('events/schemas/'))

  test.each(schemas)('%s takes its example, and a field that it does not know', (_, schema) => {
    const { $id, properties } = schema as { $id: string; properties: { type: { const: string } } }
    const event = publishedEvents[properties.type.const as keyof typeof publishedEvents]
    expect($id).toBe(`urn:baixin:event:${properties.type.const}:${event.version}`)
    const read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])
    expect(read.safeParse(event.example).error).toBeUndefined()
    expect(read.safeParse({ ...event.example, later: true }).success).toBe(true)
    expect(read.safeParse({ ...event.example, type: 'other' }).success).toBe(false)
  })
})

describe('consumers of a version keep working while the next one is published', () => {
  const one = z.object({ type: z.literal('met'), id: z.string(), who: z.string() })
  const two = z.object({ type: z.literal('met'), id: z.string(), who: z.array(z.string()) })
  const catalogue: EventCatalogue = {
    met: {
      version: 2,
      summary: 'Two met.',
      description: 'Somewhere.',
      subject: 'id',
      identity: ['id'],
      schema: two,
      example: { type: 'met', id: 'm-1', who: ['a', 'b'] },
      older: [
        {
          version: 1,
          schema: one,
          example: { type: 'met', id: 'm-1', who: 'a' },
          from: ({ who, ...rest }: z.infer<typeof two>) => ({ ...rest, who: who[0] }),
        },
      ],
    },
  }

  /** A bus with rules as the stack makes them; gives what each consumer heard. */
  async function heardBy(...detailTypes: string[]) {
    const rules = detailTypes.map(type => ({
      matches: compilePattern({ source: ['baixin'], 'detail-type': [type] }),
      heard: [] as unknown[],
    }))
    const send = async ({ input: { Entries = [] } }: PutEventsCommand) => {
      for (const { Source = '', DetailType = '', Detail = '' } of Entries) {
        const event = { source: Source, 'detail-type': DetailType, detail: JSON.parse(Detail) }
        for (const { matches, heard } of rules) if (matches(event)) heard.push(event.detail)
      }
      return { Entries: Entries.map((_, n) => ({ EventId: String(n) })) }
    }
    const bus = eventBridge({ send } as never, 'baixin', undefined, catalogue)
    const event = {
      type: 'met',
      time: '2026-05-20T12:00:00Z',
      detail: { type: 'met', id: 'm-1', who: ['a', 'b'] },
    }
    expect(await bus.publish([event])).toEqual([])
    return rules.map(({ heard }) => heard)
  }

  test('each hears its own version, once', async () => {
    const [first, second] = await heardBy('met', 'met.v2')
    expect(first?.map(detail => one.parse(detail))).toEqual([{ type: 'met', id: 'm-1', who: 'a' }])
    expect(second?.map(detail => two.parse(detail))).toEqual([{ type: 'met', id: 'm-1', who: ['a', 'b'] }])
  })

  test('both stand in the document', () => {
    expect(Object.keys(asyncapi(catalogue).components.messages)).toEqual(['met.v2', 'met'])
    expect(Object.keys(asyncapi(catalogue).components.schemas)).toEqual(['Met', 'MetV2'])
  })
})
