import { onTables } from '../../../../shared/aws/stand-in.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import * as ports from '../../../../shared/ports.ts'
import type { World } from '../world.ts'

/** What ports open on for whoever checks a world: its tables as they are, without any fault. */
export const plainEnvironment = ({ tables, kernel }: World): Environment =>
  onTables(
    table => tables[table].items,
    () => new Date(kernel.now),
  )

/** The stores of a world as they are. */
export function plainStores(world: World) {
  return ports.openPorts(plainEnvironment(world), {
    ledger: ports.ledger,
    factsViews: ports.factsViews,
    roster: ports.rosterReads,
    policies: ports.policies,
    workingDays: ports.workingDays,
    assessments: ports.assessments,
    rollups: ports.rollups,
    openings: ports.openings,
    objections: ports.objections,
    keptBack: ports.keptBack,
    runs: ports.runs,
  })
}

export type PlainStores = ReturnType<typeof plainStores>

/** What was found wrong, in words. */
export type Findings = string[]
