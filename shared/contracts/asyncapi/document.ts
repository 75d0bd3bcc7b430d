import { source } from '../../../events/published/index.ts'
import { type EventCatalogue, versionsOf } from '../../../events/published/version.ts'
import type { JsonSchema } from '../openapi/schemas.ts'
import { eventSchemas, schemaId, schemaName } from './schemas.ts'

/** Version of the document; an event that is withdrawn, in whichever version of it, raises its first number. */
export const eventsVersion = '1.0.0'

type Named<Value> = Readonly<Record<string, Value>>

/** A reference of the document. */
interface Reference {
  readonly $ref: string
}

/** A message of the document. */
export interface Message {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly contentType: string
  readonly headers: JsonSchema
  readonly payload: Reference
  readonly examples: readonly { readonly payload: object }[]
  readonly 'x-version': number
  readonly 'x-schema-id': string
}

/** An AsyncAPI 3.1 document, as far as this system writes one. */
export interface AsyncApi {
  readonly asyncapi: '3.1.0'
  readonly info: Named<unknown> & { readonly version: string }
  readonly defaultContentType: string
  readonly servers: Named<unknown>
  readonly channels: Named<{ readonly messages: Named<Reference> } & Named<unknown>>
  readonly operations: Named<unknown>
  readonly components: {
    readonly securitySchemes: Named<unknown>
    readonly messages: Named<Message>
    readonly schemas: Named<JsonSchema>
  }
}

const description = `What the bus says: an EventBridge event's \`detail\`, by its \`detail-type\`.

- Every event comes at least once, late, twice and in any order. What names it once for ever stands with each.
- Ids are pseudonyms; no name, phone, score of a youth or free text ever goes out.
- Fields may be added to a version, and codes to an enumeration: pass over what you do not know. Anything else makes a new version,
  under a \`detail-type\` of its own (\`contact\`, then \`contact.v2\`); the one before goes on beside it, so a rule hears what it was made for.`

/** What EventBridge puts around the detail. */
const headersOf = (detailType: string): JsonSchema => ({
  type: 'object',
  properties: {
    id: { type: 'string', description: 'Of this delivery to the bus, not of the event.' },
    source: { type: 'string', const: source },
    'detail-type': { type: 'string', const: detailType },
    time: { type: 'string', format: 'date-time' },
  },
})

/** The AsyncAPI document of a catalogue of events: the same for the same declarations. */
export function asyncapi(catalogue: EventCatalogue): AsyncApi {
  const versions = versionsOf(catalogue)
  const messages = versions.map(({ type, version, detailType, example, event }): [string, Message] => [
    detailType,
    {
      name: detailType,
      title: schemaName(type, version),
      summary: event.summary,
      description: `${event.description} Named by ${event.identity.map(field => `\`${field}\``).join(', ')}.`,
      contentType: 'application/json',
      headers: headersOf(detailType),
      payload: { $ref: `#/components/schemas/${schemaName(type, version)}` },
      examples: [{ payload: example }],
      'x-version': version,
      'x-schema-id': schemaId(type, version),
    },
  ])
  const inChannel = (detailType: string): Reference => ({ $ref: `#/channels/bus/messages/${detailType}` })
  return {
    asyncapi: '3.1.0',
    info: {
      title: '百心 baixin: events',
      version: eventsVersion,
      description,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      eventBridge: {
        host: 'events.{region}.{suffix}',
        protocol: 'eventbridge',
        description: 'Amazon EventBridge: put a rule on the bus that the output `BusName` names.',
        variables: {
          region: { default: 'cn-north-1' },
          suffix: { default: 'amazonaws.com.cn', enum: ['amazonaws.com.cn', 'amazonaws.com'] },
        },
      },
    },
    channels: {
      bus: {
        address: 'baixin',
        description: 'The bus of the stack, named like it.',
        messages: Object.fromEntries(
          messages.map(([name]) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations: Object.fromEntries(
      versions.map(({ type, version, detailType, event }) => [
        `publish${schemaName(type, version)}`,
        {
          action: 'send',
          channel: { $ref: '#/channels/bus' },
          summary: event.summary,
          security: [{ $ref: '#/components/securitySchemes/aws' }],
          messages: [inChannel(detailType)],
        },
      ]),
    ),
    components: {
      securitySchemes: {
        aws: {
          type: 'http',
          scheme: 'AWS4-HMAC-SHA256',
          description: 'Whoever may put rules on the bus (`events:PutRule`, `events:PutTargets`).',
        },
      },
      messages: Object.fromEntries(messages),
      schemas: eventSchemas(catalogue),
    },
  }
}
