import type { Acknowledged } from '../client.ts'
import { cadres, deepOrgs, orgs } from '../setup.ts'
import type { Story } from '../story.ts'
import type { World } from '../world.ts'
import { checkLake } from './lake.ts'
import type { Findings, PlainStores } from './plain.ts'
import { checkAcknowledged, checkFacts, readPartitions } from './recorded.ts'
import { checkHistory, checkResult } from './results.ts'
import { checkTold } from './told.ts'
import { checkRuns, checkTables } from './views.ts'

const everybody = [...Object.keys(cadres), 'c-late']

/** Work is done again only where something went wrong with it, and asked for only where a change bears on it. */
function checkEffort({ queues, bus }: World, found: Findings): void {
  for (const [name, { blamed }] of queues)
    for (const about of blamed) found.push(`${name}: “${about}” came back for what went wrong with others`)
  for (const month of bus.monthsAsked)
    if (!bus.monthsChanged.has(month))
      found.push(`changes had ${month} assessed again, and none of them bears on it`)
}

/** What is wrong in a world at rest, compared with the pure fold and assessment, and with what was acknowledged. */
export async function check(
  world: World,
  stores: PlainStores,
  story: Story,
  acknowledged: readonly Acknowledged[],
): Promise<Findings> {
  const found: Findings = []
  const partitions = await readPartitions(stores)
  checkEffort(world, found)
  // No item gave way to an older one, not even for the moment until whoever comes next mends it.
  for (const { wentBack } of Object.values(world.tables)) found.push(...wentBack)
  checkAcknowledged(partitions, acknowledged, found)
  await checkFacts(world, stores, partitions, found)
  if (story.lake) await checkLake(world, found)
  if (story.tier === 'telling') await checkTold(world, story, found)
  const opened = await stores.openings.listOpenings('2026-01')
  if (opened.length === 0) return found
  const orgIds = [...Object.keys(orgs), ...(story.deep ? deepOrgs : [])]
  const months = new Set(opened.map(({ month }) => month))
  for (const month of months) {
    for (const cadreId of everybody) {
      await checkResult(stores, partitions, cadreId, month, found)
      await checkHistory(world, stores, cadreId, month, found)
    }
    await checkTables(stores, orgIds, everybody.sort(), month, found)
  }
  await checkRuns(world, stores, found)
  return found
}
