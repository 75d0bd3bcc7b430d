import type { Items } from '../../../../shared/aws/items/items.ts'
import { onTables } from '../../../../shared/aws/stand-in.ts'
import type { Environment } from '../../../../shared/contracts/environment.ts'
import type { TableName } from '../../../../shared/contracts/function.ts'
import { assessWithDigest } from '../../../../shared/domain/assessment/assess.ts'
import type { Revision } from '../../../../shared/domain/assessment/revision.ts'
import { firstVersion } from '../../../../shared/domain/policy/versions.ts'
import { syntheticCadre } from '../../../../shared/domain/testing/synthetic.ts'
import { lastDate } from '../../../../shared/domain/time/calendar.ts'
import { type Counted, counted, nothing } from './counted.ts'
import { partitionsOf } from './partitions.ts'
import { monthBefore, type Size, today } from './shape.ts'
import { generatedTables } from './tables.ts'

/** A city at hand: the environment in which the very handlers answer, and what they have read. */
export interface City {
  readonly environment: Environment
  readonly reads: Counted['reads']
  readonly tables: (table: TableName) => Items
}

/** A result like any other, which each cadre has under its own name. */
export function ordinaryRevision(): Revision {
  const { roster, facts } = syntheticCadre('c-any', monthBefore)
  const day = lastDate(monthBefore)
  const assessment = assessWithDigest([firstVersion.policy, roster, facts, monthBefore, day, []])
  if (!assessment) throw new Error('nobody was assessed')
  return { ...assessment, status: 'final', revision: 1, assessedAt: `${today}T00:00:00.000Z` }
}

/** An environment on these tables, on the day of the bench. */
export const environmentOver = (items: (table: TableName) => Items): Environment =>
  onTables(items, () => new Date(`${today}T04:00:00.000Z`))

/** A city of a size; calls beyond `atMost` of one endpoint are an error. */
export function cityOf(size: Size, atMost: number): City {
  const tables = generatedTables(partitionsOf(size, ordinaryRevision()))
  const counts = nothing()
  const environment = environmentOver(table => counted(tables(table), () => counts, atMost))
  return { environment, reads: counts.reads, tables }
}
