import { toCloudEvent } from '../../../events/cloud-event.ts'
import { source } from '../../../events/published/index.ts'
import { withheld } from '../../../events/published/recorded.ts'
import { type EventCatalogue, versionsOf } from '../../../events/published/version.ts'
import type { JsonSchema } from '../openapi/schemas.ts'
import type { AsyncApi } from './document.ts'
import { schemaName } from './schemas.ts'

type Properties = Readonly<Record<string, JsonSchema>>

/** A schema's type in a few words: a code's values, a list's items. */
function kindOf(node: JsonSchema, schemas: Properties): string {
  const { $ref, type, const: only, enum: some, items, format, oneOf } = node
  if (typeof $ref === 'string') return kindOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas)
  if (only !== undefined) return `\`${only}\``
  if (Array.isArray(some)) return some.map(value => `\`${value}\``).join(' ')
  if (Array.isArray(oneOf)) return 'one of several, by its first field'
  if (type === 'array') return `list of ${kindOf((items ?? {}) as JsonSchema, schemas)}`
  const name = Array.isArray(type) ? type.join(' or ') : String(type ?? 'anything')
  return typeof format === 'string' ? `${name}, ${format}` : name
}

function fieldRows(schema: JsonSchema, schemas: Properties): string[] {
  const required = (schema.required ?? []) as readonly string[]
  return Object.entries((schema.properties ?? {}) as Properties).map(
    ([name, node]) =>
      `| \`${name}\`${required.includes(name) ? '' : '?'} | ${kindOf(node, schemas)} | ${node.description ?? ''} |`,
  )
}

const json = (value: unknown) => ['```json', JSON.stringify(value, null, 2), '```']

/** The catalogue of events as a page for people, in Markdown. */
export function eventsPage(catalogue: EventCatalogue, { info, components }: AsyncApi): string {
  const sections = versionsOf(catalogue).flatMap(({ type, version, detailType, example, event }) => {
    const schema = components.schemas[schemaName(type, version)] ?? {}
    const isOld = version !== event.version
    return [
      `## ${detailType}`,
      '',
      `${event.summary} ${event.description}`,
      ...(isOld ? ['', `An older version, published beside version ${event.version}.`] : []),
      '',
      `Version ${version} · named by ${event.identity.map(field => `\`${field}\``).join(', ')} · [JSON Schema](../events/schemas/${detailType}.json)`,
      '',
      '| field | what | |',
      '|---|---|---|',
      ...fieldRows(schema, components.schemas),
      '',
      ...json(example),
      '',
    ]
  })
  const example = catalogue.assessed?.example ?? {}
  const cloudEvent = toCloudEvent(catalogue, 'baixin', {
    source,
    'detail-type': 'assessed',
    time: '2026-06-01T02:00:05Z',
    detail: { ...example },
  })
  return [
    '# Events',
    '',
    'Made by `npm run asyncapi` from `events/published/`; [asyncapi.json](../events/asyncapi.json) says the same to machines (AsyncAPI 3.1).',
    '',
    String(info.description),
    '',
    `Never published: ${withheld.map(field => `\`${field}\``).join(', ')}.`,
    '',
    ...versionsOf(catalogue).map(
      ({ detailType, event }) =>
        `- [${detailType}](#${detailType.toLowerCase().replace('.', '')}): ${event.summary}`,
    ),
    '',
    '## Following them',
    '',
    'Put a rule on the bus that the output `BusName` names, with a queue behind it, and bear repeats:',
    '',
    ...json({ source: [source], 'detail-type': ['contact', 'visit'] }),
    '',
    'A Firehose, for whoever wants one, is another target of such a rule.',
    '',
    '## As CloudEvents',
    '',
    '`toCloudEvent` in [events/cloud-event.ts](../events/cloud-event.ts) is the mapping (CloudEvents 1.0):',
    '',
    '| attribute | from |',
    '|---|---|',
    '| `id` | what names the event, joined by `/`: the same however often it comes |',
    `| \`source\` | \`urn:${source}:<bus>:<type>\` |`,
    `| \`type\` | \`${source}.\` and the \`detail-type\` |`,
    '| `subject` | the entity that it is about |',
    '| `time` | `time` |',
    '| `dataschema` | `$id` of its JSON Schema |',
    '| `correlationid` | extension: `correlationId` of the detail |',
    '| `data` | the rest of the detail |',
    '',
    ...json(cloudEvent),
    '',
    ...sections,
  ].join('\n')
}
