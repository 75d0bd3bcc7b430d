import { atOnce, concurrently } from '../concurrently.ts'
import { assessmentRows } from '../domain/lake/assessments.ts'
import { type CadreMonth, eventRows } from '../domain/lake/events.ts'
import { decidedFlags, raisedFlags } from '../domain/lake/flags.ts'
import { assignmentRows, baseRows, cadreRows, dayRows, linkRows, orgRows } from '../domain/lake/roster.ts'
import { type LakeTableName, lakeTables, objectKey, type Place } from '../domain/lake/tables.ts'
import { ascending } from '../domain/order.ts'
import { type CadreProfile, validOrFirst } from '../domain/roster/roster.ts'
import { lastDate, monthOf } from '../domain/time/calendar.ts'
import { todayAt } from '../domain/time/today.ts'
import type { CadreWithLinks } from '../repositories/roster/roster.ts'
import type { LakeSources } from './ports.ts'
import type { LakeWorld } from './world.ts'

/** Writes objects of the lake: each whole, from the records alone. */
export interface LakeWriter {
  /** Events and flags of a month, of the cadres of one shard. */
  writeEvents(shard: string, month: string): Promise<void>
  /** Every revision of a month's results, of the cadres of one shard. */
  writeResults(shard: string, month: string): Promise<void>
  /** Cadres, assignments and links of one shard. */
  writeRoster(shard: string): Promise<void>
  /** Orgs, bases and topics, which are few. */
  writeCommon(): Promise<void>
  /** Days, which are others only where a calendar is. */
  writeDays(): Promise<void>
  /** Keys of the objects that were written. */
  readonly written: ReadonlySet<string>
}

/** A writer of the lake; what it reads of one shard's cadres it remembers until it is asked for another one's. */
export function openWriter(sources: LakeSources, world: LakeWorld): LakeWriter {
  const { objects, encode, roster, ledger, revisions, roots, now } = sources
  const written = new Set<string>()
  let known: { shard: string; cadres: Promise<CadreWithLinks[]> } | undefined

  async function readCadres(shard: string): Promise<CadreWithLinks[]> {
    const ids = world.cadreIds.get(shard) ?? []
    const found = await concurrently(ids, atOnce, id => roster.readCadreWithLinks(id))
    return found.filter(cadre => cadre !== undefined)
  }

  function cadresOf(shard: string): Promise<CadreWithLinks[]> {
    if (known?.shard !== shard) known = { shard, cadres: readCadres(shard) }
    return known.cadres
  }

  /** The root below which a cadre belongs on a month's last day. */
  const rootOf = (profile: CadreProfile, month: string) => {
    const day = lastDate(month)
    return roots.readRoot(validOrFirst(profile.history, day)?.orgId, day)
  }

  /** Writes the object, or takes it away where there is nothing to say. */
  async function write(
    table: LakeTableName,
    place: Place,
    rows: readonly Readonly<Record<string, unknown>>[],
  ): Promise<void> {
    const key = objectKey(table, place)
    if (rows.length === 0) return objects.removeObject(key)
    await objects.putObject(key, encode(lakeTables[table].columns, rows))
    written.add(key)
  }

  return {
    written,

    async writeEvents(shard, month) {
      const cadres = await concurrently(
        await cadresOf(shard),
        atOnce,
        async ({ profile, links }): Promise<CadreMonth> => ({
          profile,
          links,
          events: await ledger.readMonthEvents(profile.cadreId, month, true),
          context: world.contextOf(month, await rootOf(profile, month)),
        }),
      )
      const raised = raisedFlags(month, cadres)
      const known = await sources.dismissals.readDismissals(
        raised.map(({ row: { flagId, cadreId } }) => ({
          flagId: flagId as string,
          cadreId: cadreId as string,
          month,
        })),
      )
      const decisions = new Map(
        Object.values(known).map(({ flagId, decision = 'dismissed' }) => [flagId, decision]),
      )
      await write('events', { month, shard }, eventRows(month, cadres))
      await write('flags', { month, shard }, decidedFlags(raised, decisions))
    },

    async writeResults(shard, month) {
      const found = await concurrently(world.cadreIds.get(shard) ?? [], atOnce, id =>
        revisions.readRevisionsBetween(id, month, month),
      )
      await write('assessments', { month, shard }, assessmentRows(found.flat()))
    },

    async writeRoster(shard) {
      const cadres = await cadresOf(shard)
      const profiles = cadres.map(({ profile }) => profile)
      const today = monthOf(todayAt(now()))
      const links = await concurrently(cadres, atOnce, async ({ profile, links }) => {
        const { isErased } = world.contextOf(today, await rootOf(profile, today))
        return { cadreId: profile.cadreId, links, isErased }
      })
      await write('cadres', { shard }, cadreRows(profiles))
      await write('assignments', { shard }, assignmentRows(profiles))
      await write('links', { shard }, linkRows(links))
    },

    async writeCommon() {
      const orgs = await concurrently(world.orgIds, atOnce, id => roster.readOrgProfile(id))
      const bases = await concurrently(world.orgIds, atOnce, id => Array.fromAsync(roster.listBasesOfOrg(id)))
      const topics = await concurrently([...world.roots.keys()], atOnce, root =>
        sources.topics.listTopics(root),
      )
      await write('orgs', {}, orgRows(orgs.filter(org => org !== undefined)))
      await write('bases', {}, baseRows(bases.flat()))
      await write(
        'topics',
        {},
        topics
          .flat()
          .map(({ cadreId, demandId, topic }) => ({ cadreId, demandId, topic }))
          .sort((a, b) => ascending(a.cadreId, b.cadreId) || ascending(a.demandId, b.demandId)),
      )
    },

    async writeDays() {
      const days = [...world.roots.values()].flatMap(({ rootId, years, workingDays }) =>
        dayRows(rootId, [...new Set(years.map(({ year }) => year))], workingDays),
      )
      await write('days', {}, days)
    },
  }
}
