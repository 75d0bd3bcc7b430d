import type { TableName } from '../contracts/function.ts'

/** Key attributes of every table; also read by the infrastructure. */
export const keyAttributes = { partition: 'pk', sort: 'sk' } as const

/** How each table is made, also for infrastructure. Records are kept for good; views, rebuilt, come out the same. */
export const tables: Readonly<
  Record<
    TableName,
    {
      readonly stream: boolean
      readonly holds: string
      /** Partitions that every reader of the table may read; all unless said. A function declares others. */
      readonly common?: readonly string[]
      /** Whether its items expire, and the table goes with the stack: nobody misses what is in it. */
      readonly passing?: true
    }
  >
> = {
  jobs: {
    stream: false,
    holds:
      'imports, handovers and rehearsals on their way, with what came of them, for a day; what was counted of large orgs, sheets that were ordered',
    passing: true,
  },
  ledger: { stream: true, holds: 'records: events, append-only, a cadre’s month a partition' },
  messages: {
    stream: true,
    holds: 'what is told to whom, on its way to the bus, and what webhooks took, for forty days',
    passing: true,
  },
  results: {
    stream: true,
    holds: 'records: revisions of assessments, which months are due, signatures, what was said of flags',
    common: ['CADRE#*'],
  },
  roster: {
    stream: true,
    holds: 'records: orgs, bases, cadres and links with an audit event for each change',
    common: ['ORG#*', 'BASE#*', 'CADRE#*', 'YOUTH#*'],
  },
  settings: {
    stream: true,
    holds: 'records: versions of the policy and of the calendar, who is told what and where',
    common: ['POLICY#*', 'CALENDAR'],
  },
  views: {
    stream: false,
    holds: 'views: facts, lines of tables and roll-ups; beside them runs and who is kept back',
  },
  voice: { stream: false, holds: 'records: batches and revocations of the youths’ links' },
}

/** Attribute that ends an item: seconds since 1970; also read by the infrastructure. */
export const expiryAttribute = 'expiresAt'
