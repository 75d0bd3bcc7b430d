import * as ports from '../../shared/ports.ts'

export const opens = {
  ledger: ports.ledger,
  facts: ports.factsViews,
  roster: ports.rosterReads,
  unannounced: ports.unannounced,
  texts: ports.recordedTexts,
  policies: ports.policies,
  cadreErasure: ports.cadreErasure,
  auditErasure: ports.auditErasure,
  objections: ports.objections,
  complaints: ports.complaints,
  erasures: ports.erasures,
  bus: ports.bus,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
