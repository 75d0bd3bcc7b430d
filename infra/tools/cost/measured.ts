/** What the bench measured of one event and of one assessed cadre. */
export interface Measured {
  /** A contact that comes alone into a month of 300 events. */
  readonly trickle: { readonly write: number; readonly read: number }
  /** A contact among a hundred that come together. */
  readonly burst: { readonly write: number; readonly read: number }
  /** A cadre with a hundred links, assessed once in a run of 100,000. */
  readonly assessed: { readonly write: number; readonly read: number }
}

/** Printed by `npm run bench -- capacity runs` (DynamoDB’s own consumed capacity, 2026-11). */
export const measured: Measured = {
  trickle: { write: 3, read: 6 },
  burst: { write: 1.02, read: 0.2 },
  assessed: { write: 3.55, read: 9.95 },
}

/** What is assumed, not measured: a reader may argue about each. */
export const assumed = {
  /** A request: memory (GB) and milliseconds, of recording and of reading a page. */
  record: { gb: 1, ms: 12 },
  page: { gb: 1, ms: 60, readUnits: 25 },
  /** An invocation of relay and projector: memory, milliseconds, and events that one of them takes at once. */
  relay: { gb: 0.5, ms: 40, events: 10 },
  project: { gb: 0.5, ms: 50, events: 1.5 },
  /** Milliseconds of the assessor a cadre. */
  assess: { gb: 1, ms: 40 },
  /** Provisional, final. */
  runs: 2,
  /** Results, announcements of results and changes of the roster a cadre and month, beside its events. */
  otherBusEvents: 4,
  /** Requests to SQS a message: one to send, the rest shared by a batch. */
  queueRequestsPerMessage: 1.5,
  /** Rules of the bus that bring an event into a queue: views, lake. */
  queuesPerEvent: 2,
  /** Bytes kept of an event, and of a cadre’s month besides (facts, row, revision, demands). */
  bytesPerEvent: 330,
  bytesPerCadreMonth: 4000,
  lakeBytesPerEvent: 45,
  /** Objects of the lake written a day, and gigabytes that its queries read a month. */
  lakeObjectsPerDay: 200,
  lakeQueryGb: 10,
  /** Log of an invocation: Lambda’s own lines, metrics, and for a request the API’s line. */
  logBytesPerInvocation: 700,
  logBytesPerRequest: 500,
  logMonths: 12,
  /** Own metrics with their dimensions, alarms, the customer’s key and its requests (each connection asks again every five minutes). */
  metrics: 30,
  alarms: 60,
  keys: 1,
  keyRequests: 600_000,
} as const
