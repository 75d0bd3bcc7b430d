import * as ports from '../ports.ts'

/** What whoever fills the lake opens, see `LakeSources`. */
export const lakePorts = {
  ledger: ports.ledger,
  roster: ports.rosterReads,
  revisions: ports.revisions,
  eventMonths: ports.eventMonths,
  policies: ports.policies,
  calendars: ports.calendars,
  dismissals: ports.dismissals,
  topics: ports.topics,
  erasures: ports.erasures,
  roots: ports.roots,
  marks: ports.lakeMarks,
  encode: ports.rowEncoding,
  now: ports.clock,
}
