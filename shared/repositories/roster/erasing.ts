import { isDeepStrictEqual } from 'node:util'
import type { Cadre } from '../../../events/index.ts'
import type { Item, Items } from '../../aws/items/items.ts'
import { retryOptimistically } from '../../aws/items/optimistic-retry.ts'
import { rosterKeys } from '../../aws/keys.ts'
import { atOnce, concurrently } from '../../concurrently.ts'
import { Problem } from '../../contracts/problem.ts'
import { type Erasing, profileWithoutPerson, withoutPerson } from '../../domain/privacy/without-person.ts'
import type { CadreProfile } from '../../domain/roster/roster.ts'
import { auditWrites } from './audit.ts'
import { mobileWrites } from './mobiles.ts'
import { readOrgProfile } from './orgs.ts'
import type { AuditEvent, Author, Permit } from './roster.ts'

/** Audit events of a cadre itself; those of its links name nobody. */
const ownAudits = (cadreId: string) => ({
  pk: rosterKeys.cadre(cadreId).pk,
  from: 'AUDIT#0',
  to: 'AUDIT#9~',
})

/** All regions that orgs of the cadre ever had: such an account shows a real name. */
async function regionsOf(items: Items, { history }: CadreProfile): Promise<string[]> {
  const orgIds = [...new Set(history.map(({ orgId }) => orgId))]
  const orgs = await concurrently(orgIds, atOnce, orgId => readOrgProfile(items, orgId))
  return [...new Set(orgs.flatMap(org => org?.history.map(({ region }) => region) ?? []))]
}

/** Takes name, phone and accounts out of the profile, and the phone out of the index; notes it in the audit. */
function eraseProfile(
  items: Items,
  cadreId: string,
  word: string,
  author: Author,
  permit: Permit<CadreProfile>,
): Promise<Erasing> {
  return retryOptimistically(items, async () => {
    const key = rosterKeys.cadre(cadreId)
    const item = await items.get<CadreProfile>(key)
    await permit(item?.value)
    if (!item) throw new Problem('not_found')
    const erasing = { word, regions: await regionsOf(items, item.value) }
    const value = profileWithoutPerson(item.value, erasing)
    if (isDeepStrictEqual(value, item.value)) return { writes: [], result: erasing }
    const version = (item.version ?? 0) + 1
    const writes = [
      { put: { ...key, version, value }, guard: item.version ?? 0 },
      // Nothing that bears on a number changes, so the bus hears of a change that assesses nobody.
      ...auditWrites(rosterKeys.audit(key.pk, version), version, author, 'erased', undefined, {}),
      ...mobileWrites(cadreId, item.value, undefined),
    ]
    return { writes, result: erasing }
  })
}

const contentWithout = (content: unknown, erasing: Erasing): unknown =>
  content === undefined ? undefined : withoutPerson(content as Partial<Cadre>, erasing)

/** Audit events without the person, of those that name it. */
async function erasedAudits(
  items: Items,
  cadreId: string,
  erasing: Erasing,
  isMeant: (at: string) => boolean = () => true,
): Promise<Item<AuditEvent>[]> {
  const changed: Item<AuditEvent>[] = []
  for await (const item of items.query<AuditEvent>(ownAudits(cadreId))) {
    const { before, after, at } = item.value
    // They lie in the order in which they were written.
    if (!isMeant(at)) break
    const erased = { before: contentWithout(before, erasing), after: contentWithout(after, erasing) }
    if (isDeepStrictEqual(erased, { before, after })) continue
    const value = {
      ...item.value,
      after: erased.after,
      ...(before !== undefined && { before: erased.before }),
    }
    changed.push({ ...item, value })
  }
  return changed
}

/** Writes audit events over; nobody else does, and once more gives the same. */
const rewrite = (items: Items, audits: readonly Item<AuditEvent>[]) =>
  concurrently(audits, atOnce, item => items.put(item))

/**
 * Erases who a cadre is: name, post, phones, accounts and reasons of leaves, in all that was ever said. The id and
 * whatever counts stay, so that no number changes. Before anything is erased `begin` is told how many audit events name
 * it; repeats change nothing.
 * @throws Problem `not_found`, or what `permit` throws.
 */
export type CadreErasure = (
  cadreId: string,
  word: string,
  author: Author,
  permit: Permit<CadreProfile>,
  begin: (changes: number) => Promise<void>,
) => Promise<void>

/** See {@link CadreErasure}; in the roster kept in these items. */
export const cadreErasureOn =
  (items: Items): CadreErasure =>
  async (cadreId, word, author, permit, begin) => {
    const item = await items.get<CadreProfile>(rosterKeys.cadre(cadreId))
    await permit(item?.value)
    if (!item) throw new Problem('not_found')
    const known = { word, regions: await regionsOf(items, item.value) }
    await begin((await erasedAudits(items, cadreId, known)).length)
    const erasing = await eraseProfile(items, cadreId, word, author, permit)
    await rewrite(items, await erasedAudits(items, cadreId, erasing))
  }

/**
 * Takes the person out of those changes of a cadre that are meant by their instant, the first ones; what holds today
 * stays. Before any is rewritten `begin` is told how many are, unless none is; repeats change nothing.
 */
export type AuditErasure = (
  cadreId: string,
  word: string,
  isMeant: (at: string) => boolean,
  begin: (changes: number) => Promise<void>,
) => Promise<void>

/** See {@link AuditErasure}; in the roster kept in these items. */
export const auditErasureOn =
  (items: Items): AuditErasure =>
  async (cadreId, word, isMeant, begin) => {
    const item = await items.get<CadreProfile>(rosterKeys.cadre(cadreId))
    if (!item) return
    const erasing = { word, regions: await regionsOf(items, item.value) }
    const audits = await erasedAudits(items, cadreId, erasing, isMeant)
    if (audits.length > 0) await begin(audits.length)
    await rewrite(items, audits)
  }
