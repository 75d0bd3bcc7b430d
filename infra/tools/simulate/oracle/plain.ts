import { environmentOn } from '../../../../shared/aws/stand-in.ts'
import * as ports from '../../../../shared/ports.ts'
import type { World } from '../world.ts'

const unused = (): never => {
  throw new Error('whoever checks a world changes nothing in it')
}

/** The stores of a world as they are, without any fault: for whoever checks it. */
export function plainStores({ tables, kernel }: World) {
  const environment = environmentOn({
    items: table => tables[table].items,
    queue: unused,
    bus: { send: unused },
    timer: { now: () => kernel.now, sleep: unused },
    secret: secret => secret,
  })
  return ports.openPorts(environment, {
    ledger: ports.ledger,
    factsViews: ports.factsViews,
    roster: ports.rosterReads,
    policies: ports.policies,
    workingDays: ports.workingDays,
    assessments: ports.assessments,
    rollups: ports.rollups,
    openings: ports.openings,
    keptBack: ports.keptBack,
    runs: ports.runs,
  })
}

/** See {@link plainStores}. */
export type PlainStores = ReturnType<typeof plainStores>

/** What was found wrong, in words. */
export type Findings = string[]
