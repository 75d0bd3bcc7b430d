import { isDeepStrictEqual } from 'node:util'
import type { AnnexLine } from '../../shared/annex/annex.ts'
import { readRegister } from '../../shared/annex/register.ts'
import { concurrently } from '../../shared/concurrently.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import { importReasons, joinReasons } from '../../shared/labels/import.ts'
import type { Author, Roster } from '../../shared/repositories/roster/roster.ts'
import { readAhead } from './ahead.ts'
import type { ColumnChange } from './changes.ts'
import { idsOf } from './ids.ts'
import { match } from './match.ts'
import { type Plan, planning } from './plan.ts'
import { Refused } from './refused.ts'

/** What became of one row of the file, or would become of it. */
export interface RowResult {
  row: number
  name: string
  result: 'created' | 'changed' | 'unchanged' | 'refused'
  cadreId?: string
  reason?: string
  changes?: ColumnChange[]
}

/** What is imported where. */
export interface Import {
  readonly orgId: string
  readonly today: string
  readonly serviceFrom: string
  readonly author: Author
  readonly dryRun: boolean
}

/** Rows written at once. */
const concurrency = 16

/** After so long no row is begun, so that what was done is told before API Gateway gives up. */
const patienceMs = 20_000

const refusals: Readonly<Partial<Record<Problem['code'], string>>> = {
  conflict: importReasons.changedMeanwhile,
  invalid_request: importReasons.historyTooLong,
}

const unfinished = new Refused(importReasons.unfinished)

async function apply(roster: Roster, author: Author, plan: Plan): Promise<Plan | Refused> {
  const { cadreId, cadre, before, bases } = plan
  const asPlanned = async (existing: unknown) => {
    if (!isDeepStrictEqual(existing, before)) throw new Problem('conflict')
  }
  try {
    await roster.putCadre(cadreId, cadre, author, asPlanned, bases)
    return plan
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return new Refused(refusals[error.code] ?? importReasons.rosterChanged)
  }
}

const resultOf = (row: number, name: string, outcome: Plan | Refused): RowResult =>
  outcome instanceof Refused
    ? { row, name, result: 'refused', reason: outcome.message }
    : {
        row,
        name,
        result: outcome.result,
        cadreId: outcome.cadreId,
        ...(outcome.changes.length > 0 && { changes: [...outcome.changes] }),
      }

async function planAll(
  roster: Roster,
  { orgId, today, serviceFrom }: Import,
  rows: Parameters<typeof match>[1],
): Promise<(Plan | Refused)[]> {
  const [register, secret] = await Promise.all([readRegister(roster, orgId, today), roster.readNamingKey()])
  const ids = idsOf(secret)
  const matches = match(register, rows)
  const matched = matches.filter(each => 'row' in each)
  const plan = planning({ register, ids, serviceFrom, lookups: await readAhead(roster, ids, matched) })
  const plans: (Plan | Refused)[] = []
  for (const each of matches)
    plans.push(
      each instanceof Refused
        ? each
        : await plan(each).catch(error => {
            if (error instanceof Refused) return error
            throw error
          }),
    )
  return plans
}

/** Imports the lines of an annex sheet, each by itself; a dry run says the same and writes no org, base or cadre. */
export async function importLines(
  roster: Roster,
  lines: readonly AnnexLine[],
  into: Import,
): Promise<RowResult[]> {
  const end = performance.now() + patienceMs
  const good = lines.filter(line => 'row' in line)
  const plans = await planAll(
    roster,
    into,
    good.map(({ row }) => row),
  )
  const outcomes = into.dryRun
    ? plans
    : await concurrently(plans, concurrency, async plan => {
        if (plan instanceof Refused || plan.result === 'unchanged') return plan
        return performance.now() < end ? apply(roster, into.author, plan) : unfinished
      })
  const results = new Map(
    good.map(({ rowNumber, row }, at) => [
      rowNumber,
      resultOf(rowNumber, row.name, outcomes[at] as Plan | Refused),
    ]),
  )
  return lines.map(line =>
    'row' in line
      ? (results.get(line.rowNumber) as RowResult)
      : resultOf(
          line.rowNumber,
          line.name,
          new Refused(joinReasons(line.reasons.map(({ message }) => message))),
        ),
  )
}
