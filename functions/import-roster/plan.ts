import { isDeepStrictEqual } from 'node:util'
import type { Base, Cadre } from '../../events/index.ts'
import { cadre as cadreSchema } from '../../events/roster.ts'
import { cleanLine } from '../../shared/annex/clean.ts'
import type { Register, Registered } from '../../shared/annex/register.ts'
import { type CadreProfile, replaceCadre, undated } from '../../shared/domain/roster/roster.ts'
import { isShortSecondment } from '../../shared/domain/roster/secondment.ts'
import { importReasons, importWarnings } from '../../shared/labels/import.ts'
import type { Lookups } from './ahead.ts'
import { assign, type Planned } from './assign.ts'
import { type Found, findingBases } from './bases.ts'
import { type ColumnChange, changesOf, type Words } from './changes.ts'
import type { Ids } from './ids.ts'
import type { Match } from './match.ts'
import { Refused } from './refused.ts'

/** What a row comes to: the cadre as it shall be, with the bases that do not exist yet. */
export interface Plan {
  readonly cadreId: string
  readonly before?: CadreProfile
  readonly cadre: Cadre
  readonly bases: Readonly<Record<string, Base>>
  /** Those of the new bases whose kind was told by their name. */
  readonly guessed: readonly string[]
  readonly result: 'created' | 'changed' | 'unchanged'
  readonly changes: readonly ColumnChange[]
  readonly warnings: readonly string[]
}

/** What plans are made with. */
export interface Planning {
  readonly register: Register
  readonly ids: Ids
  /** First day of service of new cadres. */
  readonly serviceFrom: string
  /** Reads what the register may not know: what lies elsewhere, or is new. */
  readonly lookups: Lookups
}

/** Of one row: what one transaction can create. */
const mostNewBases = 15

const keeping = (was: string, is: string) => (cleanLine(was) === is ? was : is)

const spaceless = (text: string) => text.replace(/\s/g, '')

/** A person's name as it is kept where only spaces differ: an account's real name has to hold its very letters. */
const keepingName = (was: string, is: string) => (spaceless(was) === spaceless(is) ? was : is)

/** What is valid of a cadre, as a replacement would say it. */
function contentOf({ profile, now }: Registered): Cadre {
  const { effectiveFrom: _, ...attributes } = now
  return { ...attributes, ...undated(profile) }
}

/** The cadre before its bases are looked at: what the sheet does not hold stays as it is. */
function identity({ row, orgId, known }: Match, serviceFrom: string): Cadre {
  const { name, post, mobile, category, quota, accounts, leaves, serviceUntil } = row
  const columns = {
    ...(category !== undefined && { category }),
    ...(quota !== undefined && { quota }),
    ...(accounts !== undefined && { accounts: [...accounts] }),
    ...(leaves !== undefined && leaves.length > 0 && { leaves: [...leaves] }),
    ...(row.serviceFrom !== undefined && { serviceFrom: row.serviceFrom }),
    ...(serviceUntil && { serviceUntil }),
  }
  if (!known)
    return {
      name,
      orgId,
      post,
      mobile,
      category: 'fullTime',
      serviceFrom,
      accounts: [],
      bases: [],
      ...columns,
    }
  const { serviceUntil: knownEnd, leaves: keptLeaves, ...rest } = contentOf(known)
  const now = {
    ...rest,
    ...(knownEnd !== undefined && serviceUntil !== null && { serviceUntil: knownEnd }),
    ...(keptLeaves !== undefined && leaves === undefined && { leaves: keptLeaves }),
  }
  return {
    ...now,
    name: keepingName(now.name, name),
    orgId,
    post: keeping(now.post, post),
    mobile,
    ...columns,
  }
}

/** What entries that begin later make of the cadre again, whatever the row says. */
function laterChanges(before: CadreProfile, cadre: Cadre, words: Words): string[] {
  const later = before.history.filter(({ effectiveFrom }) => effectiveFrom > words.today)
  return later.flatMap(entry => {
    // Leaves are not dated: those of the row hold then, too.
    const then = { ...entry, ...(cadre.leaves && { leaves: cadre.leaves }) }
    const changes = changesOf(cadre, then, words).map(({ column, after }) =>
      importWarnings.becomes(column, after),
    )
    return changes.length === 0 ? [] : [importWarnings.changesLater(entry.effectiveFrom, changes)]
  })
}

function shortSecondment(cadre: Cadre): string[] {
  const { serviceFrom, serviceUntil = '' } = cadre
  return isShortSecondment(cadre) ? [importWarnings.shortSecondment(serviceFrom, serviceUntil)] : []
}

function check(cadre: Cadre, created: number): void {
  if (created > mostNewBases) throw new Refused(importReasons.tooManyNewBases(mostNewBases))
  const wrong = cadreSchema.safeParse(cadre).error?.issues[0]
  if (wrong?.path[0] === 'bases') throw new Refused(importReasons.tooManyBases(100))
  if (wrong?.path[0] === 'leaves') throw new Refused(importReasons.leavesWrong)
  if (wrong) throw new Refused(importReasons.invalid(wrong.path.join('.')))
}

const earlier = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a < b ? b : a)

/** Whether a cadre stands as it shall be: another import of the same sheet may have done it a moment ago. */
export const stands = (existing: CadreProfile | undefined, cadreId: string, cadre: Cadre, today: string) =>
  existing !== undefined && replaceCadre(existing, cadreId, cadre, today).change === 'unchanged'

/** Plans row after row; later rows know what earlier ones create. */
export function planning({ register, ids, serviceFrom, lookups }: Planning) {
  const { today, orgs } = register
  const findBase = findingBases(register, ids, baseId => lookups.readBase(baseId))
  const bases = new Map(register.bases)
  const taken = new Set(register.cadres.map(({ profile }) => profile.cadreId))
  const words = {
    today,
    unitOf: (orgId: string) => orgs.get(orgId)?.name ?? orgId,
    baseOf: (baseId: string) => bases.get(baseId),
  }

  async function idOf({ orgId, row, known }: Match, cadre: Cadre): Promise<string> {
    if (known) return known.profile.cadreId
    const cadreId = await ids.free('c', [orgId, row.name], async id => {
      if (taken.has(id)) return true
      const other = await lookups.readProfile(id)
      if (stands(other, id, cadre, today)) return false
      if (other?.history.some(({ mobile }) => mobile === row.mobile))
        throw new Refused(importReasons.registeredElsewhere)
      return other !== undefined
    })
    taken.add(cadreId)
    return cadreId
  }

  async function assignAll(planned: readonly Planned[], orgId: string, cadre: Cadre) {
    const { kept, missing } = assign(cadre.bases, bases, planned, today)
    const found: Found[] = []
    for (const each of missing) found.push(await findBase(orgId, each))
    for (const { baseId, base } of found) bases.set(baseId, base)
    // The day of the plan counts even if the sheet comes in late; nobody is assigned before serving, or twice
    // from one day on.
    const added = missing.flatMap(({ plannedOn }, at) => {
      const { baseId } = found[at] as Found
      if (found.findIndex(each => each.baseId === baseId) < at) return []
      const since = later(cadre.serviceFrom, earlier(plannedOn, today))
      const ended = kept.find(each => each.baseId === baseId && each.since === since)
      return [{ baseId, plannedOn, since: ended?.until ?? since }]
    })
    const created = found.filter(each => each.created)
    return {
      assignments: [...kept, ...added],
      created: Object.fromEntries(created.map(({ baseId, base }) => [baseId, base] as const)),
      guessed: created.filter(each => each.guessed).map(({ baseId }) => baseId),
    }
  }

  return async (match: Match): Promise<Plan> => {
    const { orgId, known, planned } = match
    const who = identity(match, serviceFrom)
    const { assignments, created, guessed } = await assignAll(planned, orgId, who)
    const cadre = { ...who, bases: assignments }
    check(cadre, Object.keys(created).length)
    const plan = { cadreId: await idOf(match, cadre), cadre, bases: created, guessed }
    if (!known) {
      const elsewhere = await lookups.servesElsewhere(cadre.mobile, orgId)
      const warnings = elsewhere ? [importWarnings.servesElsewhere(cadre.mobile)] : []
      return { ...plan, result: 'created', changes: [], warnings: [...warnings, ...shortSecondment(cadre)] }
    }
    const isSame = isDeepStrictEqual(cadre, contentOf(known))
    return {
      ...plan,
      before: known.profile,
      result: isSame ? 'unchanged' : 'changed',
      changes: changesOf(contentOf(known), cadre, words),
      warnings: isSame ? [] : [...laterChanges(known.profile, cadre, words), ...shortSecondment(cadre)],
    }
  }
}
