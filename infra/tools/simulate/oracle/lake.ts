import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { rebuildLake } from '../../../../shared/lake/rebuild.ts'
import { memoryObjects } from '../../../../shared/lake/testing/memory-objects.ts'
import * as ports from '../../../../shared/ports.ts'
import { lakeMarksOn } from '../../../../shared/repositories/lake-marks.ts'
import { asLines } from '../outside.ts'
import type { World } from '../world.ts'
import { type Findings, plainEnvironment } from './plain.ts'

/** The lake holds what the records tell, to the byte: what was written little by little is what is written at once. */
export async function checkLake(world: World, found: Findings): Promise<void> {
  const sources = ports.openPorts(plainEnvironment(world), {
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
    now: ports.clock,
  })
  const objects = memoryObjects()
  await rebuildLake(
    { ...sources, objects, encode: asLines, marks: lakeMarksOn(memoryItems()) },
    { leaseMs: 1_000 },
  )
  for (const key of new Set([...objects.kept.keys(), ...world.lake.kept.keys()])) {
    const [is, due] = [world.lake.kept.get(key), objects.kept.get(key)]
    if (!is) found.push(`the lake lacks ${key}`)
    else if (!due) found.push(`the lake has ${key}, and no record tells of it`)
    else if (Buffer.compare(is, due) !== 0) found.push(`${key} of the lake is not what the records tell`)
  }
}
