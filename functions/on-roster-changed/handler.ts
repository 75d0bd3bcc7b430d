import * as z from 'zod'
import { type RosterChanged, rosterChanged } from '../../events/roster-changed.ts'
import { orgIn } from '../../shared/assessing/due.ts'
import type { Work } from '../../shared/assessing/work.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { atOnce, concurrently } from '../../shared/concurrently.ts'
import { validOrFirst } from '../../shared/domain/roster/roster.ts'
import { localMonth, monthOf } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import { inChunks } from '../../shared/in-chunks.ts'
import { listDemands } from '../../shared/listing/demands.ts'
import { crowdedAmong, listOverlaps, listOverlapsOf } from '../../shared/listing/overlaps.ts'
import * as ports from '../../shared/ports.ts'
import { contestedYouths } from '../../shared/repositories/roster/link-reads.ts'
import { registerCadre } from '../../shared/repositories/roster/registering.ts'
import type { Member } from '../../shared/repositories/roster/roster.ts'

const opens = {
  roster: ports.rosterReads,
  register: ports.register,
  facts: ports.facts,
  demandLists: ports.demandLists,
  overlapLists: ports.overlapLists,
  assessments: ports.revisions,
  objections: ports.objections,
  send: ports.sendWork,
  now: ports.clock,
}
export type Dependencies = ports.Opened<typeof opens>

const announced = z.object({ detail: rosterChanged })

/** Changes of a cadre that decide whose links to a youth count. */
const ofService = ['serviceFrom', 'serviceUntil', 'effectiveFrom']

/** Whether a change of a cadre bears on those who claim the same youths. */
const bearsOnOthers = ({ from, changed }: RosterChanged) =>
  from !== undefined && (changed === undefined || changed.some(field => ofService.includes(field)))

/** The cadre, and all who claim its youths: whose link counts depends on theirs. Also updates lists of crowded youths. */
async function claimants(
  deps: Dependencies,
  cadreId: string,
  youthIds?: readonly string[],
): Promise<string[]> {
  const { roster } = deps
  const cadre = youthIds ? undefined : await roster.readCadreWithLinks(cadreId)
  const linked = youthIds ?? (cadre ? contestedYouths(cadre, 1) : [])
  const claims = await roster.readClaims([...new Set(linked)], [cadreId])
  await listOverlaps(deps, crowdedAmong(claims))
  return [cadreId, ...Object.values(claims).flatMap(all => all.map(claim => claim.cadreId))]
}

/** Whether somebody belongs to the org, in service, on a day from `from` on. */
const belongsFrom = ({ history, serviceUntil }: Member, orgId: string, from: string): boolean => {
  const valid = validOrFirst(history, from)
  return (
    (serviceUntil === undefined || from < serviceUntil) &&
    history.some(entry => entry.orgId === orgId && (entry === valid || entry.effectiveFrom > from))
  )
}

/** Changes that are followed together. */
type Changes = readonly [RosterChanged, ...RosterChanged[]]

/** The cadres on whose results changes bear. */
async function concerned(deps: Dependencies, changes: Changes, from: string): Promise<string[]> {
  const [{ subject, subjectId, changed }] = changes
  if (subject === 'link')
    return claimants(
      deps,
      subjectId,
      changes.flatMap(({ youthId }) => youthId ?? []),
    )
  if (subject === 'cadre') return changes.some(bearsOnOthers) ? claimants(deps, subjectId) : [subjectId]
  // Kind and region say what a real name is. A base's name and org count for nothing.
  if (subject !== 'org' || !changed?.some(field => field !== 'parentId')) return []
  const members = await Array.fromAsync(deps.roster.listMembers(subjectId))
  return members.filter(member => belongsFrom(member, subjectId, from)).map(({ cadreId }) => cadreId)
}

/** Cadres whose registers are written by one message. */
const registeredTogether = 25

/** Brings the registers up to a change; where an org moved, by messages, for all who ever belonged below it. */
async function reRegister(deps: Dependencies, { subject, subjectId, parents }: RosterChanged): Promise<void> {
  if (subject === 'cadre') {
    await registerCadre(deps, subjectId)
    await listDemands(deps, subjectId)
    await listOverlapsOf(deps, subjectId)
  }
  if (subject !== 'org' || parents === undefined) return
  const cadreIds = new Set<string>()
  for await (const { cadreId } of deps.register.listRegister(subjectId)) cadreIds.add(cadreId)
  const chunks = inChunks([...cadreIds], registeredTogether)
  await deps.send(chunks.map((some): Work => ({ kind: 'register', cadreIds: some })))
}

/** What has to be done where an org moved. */
function movedWork({ id, subjectId, parents }: RosterChanged, month: string): Work[] {
  if (parents === undefined) return []
  const change = id.slice(id.lastIndexOf('#') + 1)
  return [
    ...parents.map((orgId): Work => ({ kind: 'rollUpFrom', orgId, month })),
    { kind: 'runFrom', orgId: subjectId, month, change },
  ]
}

/**
 * Has the cadres assessed again on whose results changes bear, in the months from the first date on. A month that is not
 * over has a result only where somebody asked for one. Where an org moved, the sums of the orgs above it, old and new, are
 * made anew.
 */
async function follow(deps: Dependencies, changes: Changes): Promise<void> {
  const [change] = changes
  await reRegister(deps, change)
  const [from] = changes.flatMap(each => each.from ?? []).sort()
  if (from === undefined) return
  // Where a result goes, there its objections are waited for, and answered.
  if (change.subject === 'cadre')
    await deps.objections.moveOpenObjections(change.subjectId, month =>
      orgIn(deps.roster, change.subjectId, month),
    )
  const month = monthOf(from)
  const isOver = month < localMonth(deps.now().toISOString(), ledgerZone)
  const cadreIds = [...new Set(await concerned(deps, changes, from))]
  const assessed = await concurrently(
    cadreIds,
    atOnce,
    async cadreId => isOver || (await deps.assessments.listAssessedMonths(cadreId, month)).length > 0,
  )
  await deps.send([
    ...cadreIds
      .filter((_, index) => assessed[index])
      .map((cadreId): Work => ({ kind: 'reassess', cadreId, month })),
    ...movedWork(change, month),
  ])
}

/** Follows changes of the roster. */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => announced.parse(body).detail,
    // A cadre's links change by the hundred, and are followed once; so is what a sheet corrects of it again and again.
    key: ({ id, subject, subjectId }) =>
      subject === 'link' || subject === 'cadre' ? `${subject} of ${subjectId}` : id,
    work: changes => follow(deps, changes),
  })

export const handler = ports.handlerOn((_, opened) => build(opened), opens)
