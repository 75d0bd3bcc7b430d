import type { Columns, RowOf } from './columns.ts'

/** One line of the table of events. No text, no score, no name, no phone; of feedback neither youth nor moment. */
export const eventColumns = {
  type: 'string',
  id: 'string',
  cadreId: 'string',
  /** The cadre's on the day. */
  orgId: 'string',
  category: 'string',
  occurredOn: 'string',
  recordedOn: 'string',
  /** Days since 1970, to count with: subtracting dates means another thing in each dialect. */
  occurredDay: 'int',
  /** Days from the one to the other. */
  lagDays: 'int',
  /** Recorded after the month had ended. */
  late: 'boolean',
  /** `am` or `pm`. */
  halfDay: 'string',
  /** Sunday of the week of the day. */
  weekSunday: 'string',
  /** Null where nobody has told yet. */
  workingDay: 'boolean',
  /** Milliseconds since 1970, in which steps of a demand are ordered. */
  occurredMs: 'bigint',
  inService: 'boolean',
  /** In service, and with a youth linked on the day where that is needed. */
  counts: 'boolean',
  /** Some youth was linked on the day. */
  linked: 'boolean',
  /** No more youths than the policy calls personal. */
  personal: 'boolean',
  youths: 'int',
  linkedYouths: 'int',
  youthIds: 'strings',
  /** The field of the linked youths, where they have one in common. */
  field: 'string',
  channel: 'string',
  /** `online`, `phone` or `faceToFace`. */
  medium: 'string',
  purpose: 'string',
  activity: 'string',
  programmes: 'strings',
  baseId: 'string',
  /** Whether the base was assigned on the day. */
  assigned: 'boolean',
  source: 'string',
  demandId: 'string',
  demandCategory: 'string',
  /** To whom a demand was passed on. */
  department: 'string',
} as const satisfies Columns

export type EventRow = RowOf<typeof eventColumns>
