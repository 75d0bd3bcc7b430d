import type { Acknowledged } from '../client.ts'
import { cadres, deepOrgs, orgs } from '../setup.ts'
import type { Story } from '../story.ts'
import type { World } from '../world.ts'
import { checkEffort } from './effort.ts'
import { checkLake } from './lake.ts'
import type { Findings, PlainStores } from './plain.ts'
import { checkAcknowledged, checkFacts, readPartitions } from './recorded.ts'
import { checkHistory, checkResult } from './results.ts'
import { checkTold } from './told.ts'
import { checkVersions } from './versions.ts'
import { checkRuns, checkTables } from './views.ts'

const everybody = [...Object.keys(cadres), 'c-late']

/**
 * What is wrong in a world that has come to rest: everything is compared with the pure fold and assessment of what the
 * ledger and the roster hold, and those with what was acknowledged.
 */
export async function check(
  world: World,
  stores: PlainStores,
  story: Story,
  acknowledged: readonly Acknowledged[],
): Promise<Findings> {
  const found: Findings = []
  const partitions = await readPartitions(stores)
  checkEffort(world, found)
  checkVersions(world, found)
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
