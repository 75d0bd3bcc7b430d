import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { eventContent } from '../../events/index.ts'
import { document } from '../tools/contract/documents.ts'

/**
 * What no schema may ever ask of a cadre or a youth: where they are, a picture, how long they were online (国办函〔2026〕
 * 12号; 整治形式主义为基层减负若干规定).
 */
const forbidden =
  /^(geo|gps|lat|latitude|lng|lon|longitude|location|place|coordinates?|position|address|altitude|wifi|ip|deviceId)$|photo|picture|image|selfie|video|avatar|screenshot|face(id|print)|online(time|minutes|seconds|hours)|screentime|duration|dwell|heartbeat|lastseen|lastonline|steps?count/i

/** Names of all properties within a JSON Schema. */
function* propertiesOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  const { properties } = value as { properties?: object }
  if (properties && !Array.isArray(value)) yield* Object.keys(properties)
  for (const inner of Object.values(value)) yield* propertiesOf(inner)
}

const recorded = z.toJSONSchema(eventContent, { unrepresentable: 'any' })

describe.each([
  ['events', recorded],
  ['the API', document],
])('in %s', (_, schema) => {
  const names = [...new Set(propertiesOf(schema))]

  test('there are fields to look at', () => {
    expect(names).toEqual(expect.arrayContaining(['occurredAt', 'youthIds']))
  })

  test('no field asks for a location, a photo or time online', () => {
    expect(names.filter(name => forbidden.test(name))).toEqual([])
  })
})

test.each(['latitude', 'photoUrl', 'onlineMinutes', 'lastSeen', 'durationSeconds'])(
  '%s would be found',
  name => {
    const schema = z.toJSONSchema(z.object({ inner: z.array(z.object({ [name]: z.string() })) }))
    expect([...propertiesOf(schema)].filter(found => forbidden.test(found))).toEqual([name])
  },
)
