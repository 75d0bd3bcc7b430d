import { isDeepStrictEqual } from 'node:util'
import type { Base, BaseReplacement } from '../../../events/index.ts'
import { beginningWith, type Item, type Items, type Write } from '../../aws/items/items.ts'
import { type Decision, retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { Problem } from '../../contracts/problem.ts'
import { type BaseProfile, baseNameOn, replaceBase } from '../../domain/roster/bases.ts'
import type { Change } from '../../domain/roster/roster.ts'
import { localDate } from '../../domain/time/calendar.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import { auditWrites, nextVersion } from './audit.ts'
import { openChecks, openingWrite } from './gates.ts'
import { readOrgProfile } from './orgs.ts'
import type { Author, BaseOfOrg, Permit, Roster } from './roster.ts'
import { closingWrites, madeWrites } from './uses.ts'

/** Names of one base, at all times. */
const maxNames = 100

/** A base as it is today. */
const asOfToday = ({ names: _, ...base }: BaseProfile): Base => base

/** A base, or undefined. */
export async function readBase(items: Pick<Items, 'get'>, baseId: string): Promise<Base | undefined> {
  const item = await items.get<BaseProfile>(rosterKeys.base(baseId))
  return item && asOfToday(item.value)
}

/** Those of the bases that exist, by id. */
export async function readBases(items: Items, baseIds: readonly string[]): Promise<Record<string, Base>> {
  const bases: Record<string, Base> = Object.create(null)
  for (const { pk, value } of await items.getMany<BaseProfile>(baseIds.map(rosterKeys.base)))
    bases[pk.slice('BASE#'.length)] = asOfToday(value)
  return bases
}

/** Names of those of the bases that exist on a date, by id. */
export async function readBaseNames(
  items: Items,
  baseIds: readonly string[],
  on: string,
): Promise<Record<string, string>> {
  const names: Record<string, string> = Object.create(null)
  for (const { pk, value } of await items.getMany<BaseProfile>(baseIds.map(rosterKeys.base)))
    names[pk.slice('BASE#'.length)] = baseNameOn(value, on)
  return names
}

/** The bases of the org itself, ascending by id, those behind `after`. */
export async function* readBasesOf(
  items: Items,
  orgId: string,
  { after, limit }: { after?: string | undefined; limit?: number } = {},
): AsyncIterable<BaseOfOrg> {
  const { pk, sk: prefix } = rosterKeys.baseOf(orgId, '')
  const range = { ...beginningWith(pk, prefix), ...(after !== undefined && { after: prefix + after }), limit }
  for await (const { sk, value } of items.query<BaseProfile>(range))
    yield { baseId: sk.slice('BASE#'.length), ...asOfToday(value) }
}

async function writesOf(
  items: Items,
  existing: Item<BaseProfile> | undefined,
  baseId: string,
  base: BaseReplacement,
  profile: BaseProfile,
  author: Author,
  users: readonly string[] = [],
): Promise<Write[]> {
  const key = rosterKeys.base(baseId)
  const { guard, version } = await nextVersion(items, key, existing)
  const change = existing ? 'replaced' : 'created'
  const before = existing && asOfToday(existing.value)
  const left = existing && existing.value.orgId !== base.orgId
  return [
    { put: { ...key, version, value: profile }, guard },
    ...auditWrites(rosterKeys.audit(key.pk, version), version, author, change, before, base),
    { put: { ...rosterKeys.baseOf(base.orgId, baseId), value: profile } },
    ...(left ? [{ remove: rosterKeys.baseOf(existing.value.orgId, baseId) }] : []),
    ...(existing ? [] : [openingWrite(key.pk)]),
    ...(await madeWrites(items, baseId, users)),
  ]
}

/** Writes that create those bases which are not there yet, and which. @throws Problem `conflict`, `unknown_org`. */
export async function creatingBases(
  items: Items,
  bases: Readonly<Record<string, Base>>,
  author: Author,
  cadreId: string,
): Promise<{ writes: Write[]; created: string[]; orgIds: string[] }> {
  const writes: Write[] = []
  const [created, orgIds]: [string[], string[]] = [[], []]
  for (const [baseId, base] of Object.entries(bases)) {
    const existing = await items.get<BaseProfile>(rosterKeys.base(baseId))
    if (existing && isDeepStrictEqual(asOfToday(existing.value), base)) continue
    if (existing) throw new Problem('conflict')
    if (!(await readOrgProfile(items, base.orgId))) throw Problem.at('unknown_org', 'bases')
    const { profile } = replaceBase(undefined, base, localDate(author.at, ledgerZone))
    writes.push(...(await writesOf(items, undefined, baseId, base, profile, author, [cadreId])))
    created.push(baseId)
    orgIds.push(base.orgId)
  }
  return { writes, created, orgIds }
}

/** @throws Problem `kind_fixed` at `kind`, or `invalid_request` at `effectiveFrom`. */
function checkReplacement(existing: BaseProfile | undefined, base: BaseReplacement, date: string): void {
  if (existing && existing.kind !== base.kind) throw Problem.at('kind_fixed', 'kind')
  if (base.effectiveFrom !== undefined && base.effectiveFrom > date)
    throw Problem.at('invalid_request', 'effectiveFrom', `not after ${date}`, 'too_big')
}

async function decide(
  items: Items,
  baseId: string,
  base: BaseReplacement,
  author: Author,
  permit: Permit<Base> | undefined,
): Promise<Decision<Change>> {
  const existing = await items.get<BaseProfile>(rosterKeys.base(baseId))
  await permit?.(existing && asOfToday(existing.value))
  const date = localDate(author.at, ledgerZone)
  checkReplacement(existing?.value, base, date)
  const { profile, change } = replaceBase(existing?.value, base, date)
  if (change === 'unchanged') return { writes: [], result: change }
  if (profile.names.length > maxNames)
    throw Problem.at('invalid_request', 'effectiveFrom', `at most ${maxNames} names of a base`, 'too_big')
  if (!(await readOrgProfile(items, base.orgId))) throw Problem.at('unknown_org', 'orgId')
  const comes = existing?.value.orgId !== base.orgId
  const checks = openChecks(comes ? [rosterKeys.org(base.orgId).pk] : [], author)
  const writes = await writesOf(items, existing, baseId, base, profile, author)
  return { writes: [...writes, ...checks], result: change }
}

async function close(items: Items, baseId: string, into: string, author: Author): Promise<Decision<void>> {
  const closing = await closingWrites(items, baseId, into)
  const existing = await items.get<BaseProfile>(rosterKeys.base(baseId))
  const listed = existing && (await items.get(rosterKeys.baseOf(existing.value.orgId, baseId)))
  if (!listed) return { writes: closing, result: undefined }
  const { pk } = rosterKeys.base(baseId)
  const { guard, version } = await nextVersion(items, { pk, sk: '' }, existing)
  const { value } = existing
  const before = asOfToday(value)
  const after = { ...before, mergedInto: into }
  const writes: Write[] = [
    ...closing,
    { put: { ...rosterKeys.base(baseId), version, value }, guard },
    ...auditWrites(rosterKeys.audit(pk, version), version, author, 'replaced', before, after),
    { remove: rosterKeys.baseOf(value.orgId, baseId) },
  ]
  return { writes, result: undefined }
}

/** Writes of bases. */
export const baseWritesOn = (items: Items): Pick<Roster, 'putBase' | 'closeBase'> => ({
  putBase: (baseId, base, author, permit) =>
    retryOptimistically(items, () => decide(items, baseId, base, author, permit)),
  closeBase: (baseId, into, author) => retryOptimistically(items, () => close(items, baseId, into, author)),
})
