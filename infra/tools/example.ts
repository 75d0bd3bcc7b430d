import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { contactExample } from '../../events/contact.ts'
import { demandExample, stepExample } from '../../events/demand.ts'
import { feedbackExample } from '../../events/feedback.ts'
import type { EventContent } from '../../events/index.ts'
import { published, source } from '../../events/published/index.ts'
import { visitExample } from '../../events/visit.ts'
import { voidExample } from '../../events/void.ts'
import type { Endpoint, Role } from '../../shared/contracts/endpoint.ts'
import type { FunctionDeclaration, Schedule } from '../../shared/contracts/function.ts'
import { isFile } from '../../shared/contracts/media.ts'
import { claimsOf, httpEvent } from '../../shared/http/testing.ts'
import { UsageError } from './command-line.ts'

/** Whom the demo knows, for parameters of paths and queries. */
const known: Readonly<Record<string, string>> = {
  orgId: 'ls',
  cadreId: 'c-ls-02',
  youthId: 'y-0001',
  baseId: 'b-dalou',
  demandId: demandExample.id,
  eventId: contactExample.id,
  month: contactExample.occurredAt.slice(0, 7),
  year: contactExample.occurredAt.slice(0, 4),
  period: `${contactExample.occurredAt.slice(0, 4)}Q1`,
}

const events: readonly EventContent[] = [
  contactExample,
  visitExample,
  feedbackExample,
  demandExample,
  stepExample,
  voidExample,
]

/** An event for a function from its declaration's example: a request, a message or an event. @throws UsageError. */
export function exampleOf(
  { name, endpoints, subscription, work = [] }: FunctionDeclaration,
  schedules: readonly Schedule[],
  asked: { endpoint?: string | undefined; role?: string | undefined },
): unknown {
  if (endpoints) return requestOf(name, endpoints, asked)
  if (subscription) {
    const event = events.find(({ type }) => subscription.events.includes(type))
    if (event) return queueEvent({ source, 'detail-type': event.type, detail: publishedOf(event) })
  }
  const schedule = schedules.find(({ queue }) => work.some(taken => taken.queue === queue))
  if (schedule)
    return queueEvent(
      JSON.parse(
        JSON.stringify(schedule.message).replaceAll(
          '<aws.scheduler.scheduled-time>',
          new Date().toISOString(),
        ),
      ),
    )
  throw new UsageError(`${name} declares no example; give it an event: npm run invoke -- ${name} EVENT.json`)
}

function requestOf(
  name: string,
  endpoints: readonly Endpoint[],
  { endpoint: wanted, role: asked }: { endpoint?: string | undefined; role?: string | undefined },
): unknown {
  const names = endpoints.map(each => each.name).join(', ')
  const endpoint = wanted === undefined ? endpoints[0] : endpoints.find(each => each.name === wanted)
  if (!endpoint) throw new UsageError(`${name} has no endpoint ${wanted}: ${names}`)
  const role = (asked ?? endpoint.roles[0] ?? 'assessor') as Role
  const body = endpoint.body && !isFile(endpoint.body) ? endpoint.example : undefined
  if (endpoint.body && body === undefined)
    throw new UsageError(
      `${endpoint.name} takes a file; give the function an event: npm run invoke -- ${name} EVENT.json`,
    )
  const ofBody = (Object(body) as { cadreId?: string }).cadreId
  return httpEvent(endpoint, {
    params: required(endpoint.name, endpoint.params),
    query: required(endpoint.name, endpoint.query),
    body,
    claims: claimsOf(role, role === 'cadre' ? (ofBody ?? known.cadreId ?? '') : 'ha'),
  })
}

/** Values for the fields that a schema insists on. */
function required(endpoint: string, schema: z.ZodType): Record<string, string> {
  const shape = schema instanceof z.ZodObject ? schema.shape : {}
  const fields = Object.keys(shape).filter(field => !shape[field].safeParse(undefined).success)
  return Object.fromEntries(
    fields.map(field => {
      const value = known[field]
      if (value === undefined)
        throw new UsageError(`no example for ${field} of ${endpoint}; give the function an event of your own`)
      return [field, value]
    }),
  )
}

function publishedOf(event: EventContent): unknown {
  const month = event.occurredAt.slice(0, 7)
  return published.parse({ ...event, month, recordedAt: event.occurredAt })
}

function queueEvent(message: unknown): unknown {
  return {
    Records: [
      {
        messageId: randomUUID(),
        receiptHandle: 'example',
        body: JSON.stringify(message),
        attributes: { ApproximateReceiveCount: '1' },
        messageAttributes: {},
        eventSource: 'aws:sqs',
      },
    ],
  }
}
