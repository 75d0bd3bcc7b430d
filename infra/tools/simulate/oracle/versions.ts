import type { World } from '../world.ts'
import type { Findings } from './plain.ts'

/** No item gave way to an older one, not even for the moment until whoever comes next mends it. */
export function checkVersions({ tables }: World, found: Findings): void {
  for (const { wentBack } of Object.values(tables)) found.push(...wentBack)
}
