import * as ports from '../../shared/ports.ts'

export const opens = {
  register: ports.register,
  demandLists: ports.demandLists,
  roster: ports.weakly(ports.rosterReads),
  facts: ports.weakly(ports.facts),
  assessments: ports.assessments,
  policies: ports.policies,
  ledger: ports.ledger,
  signOffs: ports.signOffs,
  directory: ports.directory,
  aliases: ports.aliases,
  orders: ports.sheetOrders,
  objects: ports.lakeObjects,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>
