import type { Objects } from '../aws/objects.ts'
import * as ports from '../ports.ts'

/** The records that the lake is made of. */
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

/** The records that the lake is made of, and where it lies. */
export type LakeSources = ports.Opened<typeof lakePorts> & { readonly objects: Objects }
