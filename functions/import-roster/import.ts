import { isDeepStrictEqual } from 'node:util'
import type { Cadre } from '../../events/index.ts'
import type { AnnexLine } from '../../shared/annex/annex.ts'
import { type Register, readRegisterFor, type Sought } from '../../shared/annex/register.ts'
import { atOnce, concurrently } from '../../shared/concurrently.ts'
import { Problem } from '../../shared/contracts/problem.ts'
import type { CadreProfile } from '../../shared/domain/roster/roster.ts'
import { importReasons, joinReasons } from '../../shared/labels/import.ts'
import type { Author, Roster } from '../../shared/repositories/roster/roster.ts'
import { readAhead } from './ahead.ts'
import { idsOf } from './ids.ts'
import { isRegistered, match } from './match.ts'
import { findingOrgs } from './orgs.ts'
import { type Plan, planning, stands } from './plan.ts'
import { attempt, Refused } from './refused.ts'

/** What became of a line of the file, or would become of it. */
export interface Outcome {
  readonly line: AnnexLine
  readonly result: Plan | Refused
}

/** What became of all lines, and the register by which they were understood. */
export interface Imported {
  readonly register: Register
  readonly outcomes: readonly Outcome[]
}

/** What is imported where. */
export interface Import {
  readonly orgId: string
  readonly today: string
  readonly serviceFrom: string
  readonly author: Author
  readonly dryRun: boolean
  /** The secret of which ids are made for names. */
  readonly namingKey: string
  /** @throws Problem if the caller may not have the cadre changed so. */
  readonly permit: (cadreId: string, cadre: Cadre, existing: CadreProfile | undefined) => Promise<void>
}

/** After so long no row is begun, so that what was done is told before API Gateway gives up. */
const patienceMs = 20_000

const refusals: Readonly<Partial<Record<Problem['code'], string>>> = {
  another_hand: importReasons.ownRow,
  unknown_org: importReasons.outOfScopeThen,
  conflict: importReasons.changedMeanwhile,
  invalid_request: importReasons.historyTooLong,
}

const unfinished = new Refused(importReasons.unfinished)

/** Why a row is refused by what the roster or the caller's rights say. @throws what is no problem. */
function refusalOf(error: unknown): Refused {
  if (!(error instanceof Problem)) throw error
  return new Refused(refusals[error.code] ?? importReasons.rosterChanged)
}

/** Of a plan that another import has carried out. */
const unchanged = { result: 'unchanged', bases: {}, guessed: [], changes: [], warnings: [] } as const

async function apply(roster: Roster, { author, today }: Import, plan: Plan): Promise<Plan | Refused> {
  const { cadreId, cadre, before, bases } = plan
  const asPlanned = async (existing: CadreProfile | undefined) => {
    if (isDeepStrictEqual(existing, before) || stands(existing, cadreId, cadre, today)) return
    throw new Problem('conflict')
  }
  try {
    const { change } = await roster.putCadre(cadreId, cadre, author, asPlanned, bases)
    return change === 'unchanged' ? { ...plan, ...unchanged } : plan
  } catch (error) {
    return refusalOf(error)
  }
}

/** In whose orgs the cadres of the lines are looked for, and by which phones. */
function soughtBy(orgs: Register['orgs'], lines: readonly AnnexLine[]): Sought {
  const findOrg = findingOrgs({ orgs })
  const rows = lines.flatMap(line => ('row' in line ? [line.row] : (line.sharesMobile ?? [])))
  const named = rows.map(({ unit }) => attempt(() => findOrg(unit)))
  return {
    orgIds: named.filter(orgId => typeof orgId === 'string'),
    mobiles: rows.map(({ mobile }) => mobile),
  }
}

async function planAll(
  roster: Roster,
  { orgId, today, serviceFrom, namingKey, permit }: Import,
  lines: readonly AnnexLine[],
): Promise<Imported> {
  const register = await readRegisterFor(roster, orgId, today, orgs => soughtBy(orgs, lines))
  const ids = idsOf(namingKey)
  const known = isRegistered(register)
  const rows = lines.map(line => {
    if ('row' in line) return line.row
    // Two whom the roster already has with one phone are two: nobody is taken for somebody else.
    return line.sharesMobile && known(line.sharesMobile) ? line.sharesMobile : undefined
  })
  const found = match(
    register,
    rows.filter(row => row !== undefined),
  )[Symbol.iterator]()
  const matches = lines.map((line, at) =>
    rows[at] !== undefined
      ? (found.next().value as ReturnType<typeof match>[number])
      : new Refused(joinReasons('reasons' in line ? line.reasons.map(({ message }) => message) : [])),
  )
  const matched = matches.filter(each => 'row' in each)
  const lookups = await readAhead(roster, register, ids, matched)
  const plan = planning({ register, ids, serviceFrom, lookups })
  const outcomes: Outcome[] = []
  for (const [at, line] of lines.entries()) {
    const each = matches[at] as (typeof matches)[number]
    const result = each instanceof Refused ? each : await plan(each).catch(refusedOnly)
    outcomes.push({ line, result: await permitted(result, permit) })
  }
  return { register, outcomes }
}

/** A plan as far as the caller may have it: of who was there already, since only that displaces what was known. */
async function permitted(result: Plan | Refused, permit: Import['permit']): Promise<Plan | Refused> {
  if (result instanceof Refused || result.result !== 'changed') return result
  try {
    await permit(result.cadreId, result.cadre, result.before)
    return result
  } catch (error) {
    return refusalOf(error)
  }
}

function refusedOnly(error: unknown): Refused {
  if (error instanceof Refused) return error
  throw error
}

/** Imports the lines of an annex sheet, each by itself; a dry run says the same and writes no org, base or cadre. */
export async function importLines(
  roster: Roster,
  lines: readonly AnnexLine[],
  into: Import,
): Promise<Imported> {
  const end = performance.now() + patienceMs
  const { register, outcomes: planned } = await planAll(roster, into, lines)
  if (into.dryRun) return { register, outcomes: planned }
  const outcomes = await concurrently(planned, atOnce, async ({ line, result }) => {
    if (result instanceof Refused || result.result === 'unchanged') return { line, result }
    const applied = performance.now() < end ? await apply(roster, into, result) : unfinished
    return { line, result: applied }
  })
  return { register, outcomes }
}
