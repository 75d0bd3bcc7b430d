import { memoryItems } from '../../../../shared/aws/items/memory.ts'
import { lakePorts } from '../../../../shared/lake/ports.ts'
import { rebuildLake } from '../../../../shared/lake/rebuild.ts'
import { memoryObjects } from '../../../../shared/lake/testing/memory-objects.ts'
import { openPorts } from '../../../../shared/ports.ts'
import { lakeMarksOn } from '../../../../shared/repositories/lake-marks.ts'
import { asLines } from '../outside.ts'
import type { World } from '../world.ts'
import { type Findings, plainEnvironment } from './plain.ts'

/** The lake holds what the records tell, to the byte: what was written little by little is what is written at once. */
export async function checkLake(world: World, found: Findings): Promise<void> {
  const sources = openPorts(plainEnvironment(world), lakePorts)
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
