import * as z from 'zod'
import { channel, contactExample, purpose } from '../contact.ts'
import { demandCategory, demandExample, stepExample } from '../demand.ts'
import { feedbackExample, feedbackSource } from '../feedback.ts'
import type { EventType } from '../index.ts'
import { activity, visitExample } from '../visit.ts'
import { voidExample } from '../void.ts'
import type { PublishedEvent } from './version.ts'

/**
 * What stays in the ledger: free text, what a youth scored, and the token's subject, which an issuer may make of a phone
 * or a name.
 * Together with {@link recordedEvents} this covers every field of every recorded event, so that a new field must be put
 * on one side or the other.
 */
export const withheld: readonly string[] = [
  'note',
  'comment',
  'text',
  'reason',
  'to',
  'score',
  'recordedBy',
  'recordedIn',
]

// What was recorded by the rules of its day goes out as it is: ids are not looked at again.
const id = z.string()
const youthIds = z.array(id).describe('Pseudonyms.')
const youthId = id.describe('A pseudonym.')
const programmes = z.array(z.string()).optional()

const recorded = <Type extends EventType, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({
    type: z.literal(type),
    id: id.describe(
      'The idempotency key that the client made; with `cadreId` and `month` it names the event.',
    ),
    cadreId: id,
    month: z
      .string()
      .describe('Partition of the ledger, `YYYY-MM`; a void lies in that of the event that it voids.'),
    occurredAt: z.string().meta({ format: 'date-time' }),
    recordedAt: z.iso.datetime({ offset: true }),
    ...shape,
  })

const step = <Type extends EventType>(type: Type) =>
  recorded(type, { demandId: id.describe('The demand; that of a feedback has the feedback’s id.') })

const at = { recordedAt: '2026-05-24T01:02:03.004Z' }

type Example = { readonly occurredAt: string } & Readonly<Record<string, unknown>>

/** An example as it is published: of a recorded one, what the schema lets through. */
function published<Schema extends z.ZodObject>(schema: Schema, example: Example) {
  const month = example.occurredAt.slice(0, 7)
  return { version: 1, schema, example: schema.parse({ month, ...example, ...at }) }
}

const common = { subject: 'cadreId', identity: ['cadreId', 'month', 'id'] } as const

const described = <Schema extends z.ZodObject>(
  summary: string,
  description: string,
  schema: Schema,
  example: Example,
) => ({ summary, description, ...common, ...published(schema, example) })

const escalated = { ...stepExample, type: 'escalate', to: '县教育局', text: '已转办' } as const
const ofDemand = 'Counts only where it occurred after its demand.'

/** What was recorded, without what is {@link withheld}. */
export const recordedEvents = {
  contact: described(
    'A cadre was in contact with youths.',
    'One interaction (联系). Whether it counts depends on links, numbers and voids: see the facts.',
    recorded('contact', { channel, purpose, youthIds, programmes }),
    contactExample,
  ),
  visit: described(
    'A cadre was at a base.',
    'Presence for a half-day (报到), a theme day, an activity, the survey or an open day; `youthIds` took part.',
    recorded('visit', { activity, baseId: id.optional(), youthIds, programmes }),
    visitExample,
  ),
  feedback: described(
    'A youth rated a cadre.',
    'That it was, never how: the score and the comment stay in the ledger. It may raise a demand, whose id is its own.',
    recorded('feedback', {
      youthId,
      source: feedbackSource,
      confirms: id.optional().describe('A contact or visit that the youth confirms.'),
      demand: z.object({ category: demandCategory }).optional(),
    }),
    feedbackExample,
  ),
  demand: described(
    'A cadre raised a demand on a youth’s behalf.',
    'What it says stays in the ledger.',
    recorded('demand', { youthId, category: demandCategory }),
    demandExample,
  ),
  respond: described('A demand was answered.', ofDemand, step('respond'), stepExample),
  resolve: described('A demand was reported solved.', ofDemand, step('resolve'), {
    ...stepExample,
    type: 'resolve',
  }),
  escalate: described(
    'A demand was passed to a department.',
    `Which one stays in the ledger. ${ofDemand}`,
    step('escalate'),
    escalated,
  ),
  reopen: described('A youth said that a demand is not solved.', ofDemand, step('reopen'), {
    ...stepExample,
    type: 'reopen',
  }),
  void: described(
    'An event was taken back.',
    'Both stay in the ledger; the voided one counts nowhere any more.',
    recorded('void', { voids: id }),
    voidExample,
  ),
} as const satisfies Record<EventType, PublishedEvent>
