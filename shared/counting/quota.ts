import { readInputs } from '../assessing/inputs.ts'
import { tableOf } from '../assessing/table.ts'
import { atOnce, concurrently } from '../concurrently.ts'
import { contextOf } from '../domain/assessment/context.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { addMonths, monthOf } from '../domain/time/calendar.ts'
import type { Assessments } from '../repositories/assessments.ts'
import type { RosterReads } from '../repositories/roster/roster.ts'

/** The `quota` indicator by cadre; a cadre who is not assessed is missing. */
export type Quotas = ReadonlyMap<string, { num: number; den: number }>

/** The quota as of a day, counted from the links now: every youth's other claims have to be read. */
export async function quotasNow(
  roster: Pick<
    RosterReads,
    'readCadreWithLinks' | 'readClaims' | 'readServices' | 'readBases' | 'readOrgProfile'
  >,
  policy: Policy,
  cadreIds: readonly string[],
  asOf: string,
): Promise<Quotas> {
  const nothing = { readFactsBetween: async () => [] }
  // Only the roster bears on this indicator; no fact awaits a look into the ledger.
  const sources = {
    roster,
    facts: nothing,
    ledger: { readMonthEvents: async () => [] },
    workingDays: { readWorkingDays: async () => ({ isWorking: () => undefined }) },
  }
  const month = monthOf(asOf)
  const counted = await concurrently(cadreIds, atOnce, async cadreId => {
    const inputs = await readInputs(sources, policy, cadreId, month, asOf)
    const ctx = inputs && contextOf(policy, inputs.roster, [], month, asOf, [])
    return ctx ? [[cadreId, { num: Math.min(ctx.counted.length, ctx.quota), den: ctx.quota }] as const] : []
  })
  return new Map(counted.flat())
}

/** The quota as the month before was assessed. */
export async function quotasKept(
  roster: Pick<RosterReads, 'listChildren'>,
  assessments: Pick<Assessments, 'listRows'>,
  orgId: string,
  asOf: string,
): Promise<Quotas> {
  const rows = await tableOf(roster, assessments, orgId, addMonths(monthOf(asOf), -1))
  return new Map(
    rows.flatMap(({ cadreId, dimensions }) => {
      const { quota } = dimensions.attainment.indicators
      return quota ? [[cadreId, quota] as const] : []
    }),
  )
}
