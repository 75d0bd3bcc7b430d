import * as z from 'zod'
import { date, entityId, month } from './envelope.ts'

/** What may be told to a cadre, and what to a committee; codes in the order in which they are told. */
export const personalReminders = ['halfDays', 'demandDue', 'monthClosing'] as const
export const orgReminders = ['objectionOpen', 'calendarMissing'] as const
/** Everything that one may ask not to be told. */
export const messageKinds = [...personalReminders, ...orgReminders, 'digest'] as const

export type MessageKind = (typeof messageKinds)[number]

export const messageKind = z.enum(messageKinds).meta({ id: 'MessageKind' })

const deadline = date.describe('Last day on which it still helps.')

/** What is due: ids and dates, never a score, a text, a name or a phone. */
export const due = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('halfDays'),
      week: date.describe('Its Monday.'),
      missing: z.int().min(1),
      deadline,
    }),
    z.strictObject({
      kind: z.literal('demandDue'),
      demandId: z.string().describe('As the cadre knows it: of a demand that a youth raised, its alias.'),
      deadline,
    }),
    z.strictObject({ kind: z.literal('monthClosing'), month, deadline }),
    z.strictObject({
      kind: z.literal('objectionOpen'),
      month,
      objectionId: z.string(),
      of: entityId.describe('Whose result it is about.'),
    }),
    z.strictObject({ kind: z.literal('calendarMissing'), year: z.int() }),
  ])
  .meta({ id: 'Due' })

export type Due = z.infer<typeof due>

const message = {
  id: z.string().describe('The same for the same thing, to the same one, on the same day.'),
  /** Instant. */
  at: z.string().meta({ format: 'date-time' }),
  orgId: entityId.describe('The org that is told, or to which the cadre belongs today.'),
}

/** What the bus says when something is due soon. */
export const reminder = z.strictObject({
  type: z.literal('reminder'),
  ...message,
  /** Date on which it is told. */
  date,
  cadreId: entityId.optional().describe('Who is told; absent where the committee of the org is.'),
  due,
})

export type Reminder = z.infer<typeof reminder>

/** What somebody did well last week; codes, so that nobody is ranked. */
export const praises = ['halfDays', 'answered', 'reached'] as const

export type Praise = (typeof praises)[number]

/** Why somebody may need help; codes in the order in which they are told. */
export const attentionReasons = ['keptBack', 'silent', 'dropping', 'openDemands', 'short', 'new'] as const

/** Cadres that a digest names at most under each heading; how many there are stands beside. */
export const mostListed = 50

const listed = <Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.array(z.strictObject({ cadreId: entityId, why: z.array(z.enum(codes)).min(1) })).max(mostListed)

/** What the bus says of an org once a week: its own cadres of today, in the order of their ids. */
export const digest = z.strictObject({
  type: z.literal('digest'),
  ...message,
  week: date.describe('Monday of the week that it looks back on.'),
  cadres: z.int().min(0).describe('In service today.'),
  praised: z.int().min(0),
  praise: listed(praises),
  needHelp: z.int().min(0),
  help: listed(attentionReasons),
})

export type Digest = z.infer<typeof digest>

/** Worked examples. */
export const messageExamples: { reminder: Reminder; digest: Digest } = {
  reminder: {
    type: 'reminder',
    id: '5c1d7f0e-2c3a-8b4d-9e5f-60718293a4b5',
    at: '2026-05-21T01:00:00.000Z',
    orgId: 'ls',
    date: '2026-05-21',
    cadreId: 'c-wang',
    due: { kind: 'halfDays', week: '2026-05-18', missing: 2, deadline: '2026-05-22' },
  },
  digest: {
    type: 'digest',
    id: '0e9d8c7b-6a59-8483-9271-605f4e3d2c1b',
    at: '2026-05-25T01:00:00.000Z',
    orgId: 'ls',
    week: '2026-05-18',
    cadres: 12,
    praised: 1,
    praise: [{ cadreId: 'c-wang', why: ['halfDays', 'answered'] }],
    needHelp: 1,
    help: [{ cadreId: 'c-li', why: ['silent'] }],
  },
}
