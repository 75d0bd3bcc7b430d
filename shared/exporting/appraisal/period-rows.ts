import type { Caller } from '../../access/caller.ts'
import { type OrgViewSources, type ShownRow, seenBy } from '../../access/org-view.ts'
import { ascending } from '../../domain/order.ts'
import {
  type CadrePeriod,
  cadrePeriod,
  emptyPeriod,
  mergePeriods,
  periodOfCadre,
} from '../../domain/period.ts'
import { type PolicyReads, readPoliciesOnce } from '../../repositories/policies.ts'
import type { Row } from '../../repositories/rows.ts'

/** A cadre's quarter or year within an org, as the caller may see it. */
export interface PeriodRow extends CadrePeriod, Pick<ShownRow, 'cadreId' | 'orgId' | 'category' | 'asOf'> {
  /** A rating is kept back from the cadre itself. */
  readonly withheld?: true
}

/** Where the rows of a period are read. */
export interface PeriodSources extends OrgViewSources {
  readonly policies: PolicyReads
}

/** One row a cadre, merged from its months in the table of the org and all below; by id. */
export async function periodRows(
  sources: PeriodSources,
  caller: Caller,
  orgId: string,
  period: string,
  table: readonly Row[],
): Promise<PeriodRow[]> {
  const policies = readPoliciesOnce(sources.policies)
  const byCadre = Map.groupBy(await seenBy(sources, caller, table), ({ cadreId }) => cadreId)
  const merging = [...byCadre.values()].map(rows => periodRow(policies, orgId, period, rows))
  return (await Promise.all(merging)).sort((a, b) => ascending(a.cadreId, b.cadreId))
}

/** A cadre's row of its months, of which there is at least one. */
export async function periodRow(
  policies: PolicyReads,
  orgId: string,
  period: string,
  rows: readonly ShownRow[],
): Promise<PeriodRow> {
  const last = rows.at(-1) as ShownRow
  const merged = rows.map(periodOfCadre).reduce(mergePeriods, emptyPeriod())
  return {
    cadreId: last.cadreId,
    orgId: last.orgId,
    category: last.category,
    asOf: last.asOf,
    ...(rows.some(row => 'withheld' in row) && { withheld: true as const }),
    ...cadrePeriod(await policies.readPolicyVersion(last.policy.version, last.month, orgId), period, merged),
  }
}
