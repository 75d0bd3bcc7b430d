import { onTables } from '../../aws/stand-in.ts'
import { openPorts } from '../../ports.ts'
import type { memoryTables } from '../../repositories/testing/memory.ts'
import { lakePorts } from '../ports.ts'
import { memoryObjects } from './memory-objects.ts'

/** What the lake is made of on a system's tables, and a bucket in memory. */
export const lakeSourcesOn = (tables: ReturnType<typeof memoryTables>, now: () => Date) => ({
  ...openPorts(
    onTables(table => tables[table], now),
    lakePorts,
  ),
  objects: memoryObjects(),
})
