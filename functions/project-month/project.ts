import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '../../events/index.ts'
import { factsVersion, type MonthFacts } from '../../shared/domain/ledger/facts.ts'
import { covers, fingerprint, uncovered } from '../../shared/domain/ledger/fingerprint.ts'
import { fold, stepIdsOf } from '../../shared/domain/ledger/fold.ts'
import { type FoldedMonth, grow } from '../../shared/domain/ledger/grow.ts'
import { monthLoad } from '../../shared/domain/ledger/month-bounds.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import type { FactsStore, FactsView } from '../../shared/repositories/facts.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import { measure } from '../../shared/telemetry/metrics.ts'

/** What projecting needs. */
export interface ProjectionDependencies {
  readonly ledger: Pick<Ledger, 'readMonthEvents' | 'findEvent'>
  readonly facts: Pick<FactsStore, 'readFacts' | 'writeFacts'>
  /** Brings the lists up to what the facts say of a cadre's demands. */
  readonly listDemands: (cadreId: string) => Promise<void>
}

const demandsOf = (facts: MonthFacts | undefined) => [
  facts?.demands?.map(([id, youth, ...rest]) => [id, facts.youths[youth], ...rest]) ?? [],
  facts?.steps ?? [],
]

/** Writers of one view at once are few: the queue gathers a cadre's events into one fold. */
const attempts = 5

/**
 * Events of a month that are read weakly for one read unit, in which an event by itself is read: when fewer are awaited than
 * the month would cost, they are added to the view one by one.
 */
const eventsPerUnit = 25

const inOrderOfRecording = (a: RecordedEvent, b: RecordedEvent) =>
  Date.parse(a.recordedAt) - Date.parse(b.recordedAt)

/** The view with the awaited events added; undefined on any doubt, or where the whole month is cheaper to read. */
async function grown(
  ledger: ProjectionDependencies['ledger'],
  view: FactsView,
  [cadreId, month]: readonly [string, string],
  awaited: ReadonlySet<string>,
  perUnit: number,
): Promise<FoldedMonth | undefined> {
  if (awaited.size === 0 || awaited.size * perUnit > view.count) return undefined
  const found = await Promise.all([...awaited].map(id => ledger.findEvent(cadreId, month, id)))
  const events = found.filter(event => event !== undefined).sort(inOrderOfRecording)
  if (events.length < awaited.size) return undefined
  return events.reduce<FoldedMonth | undefined>(
    (known, event) => known && grow(known, event, ledgerZone),
    view,
  )
}

/**
 * Brings the view of a cadre's month up to date with the ledger.
 *
 * The ledger is read cheaply first. A read that lacks an awaited event, or does not provably include all that the
 * view was folded from, was too early and is repeated strongly. The view is replaced only if nobody replaced it
 * since it was read. So a stale fold can never displace a fresher one, and repeats change nothing. A view that another
 * version of the fold wrote is replaced though it lacks no event. Whoever lost a race is done where the winner's view has
 * what is awaited: what else there is has an announcement of its own. Where it says something else of demands than
 * before, the view says so until the lists have it, so that whoever comes again after a crash lists them.
 *
 * Of a full month a few events are added to the view instead, each read by itself, as long as it is beyond doubt that
 * the view lacks them and nothing that it holds bears on them (`grow`): the outcome is the same to the byte, and says
 * of demands what was said before.
 * @throws Error if an awaited event is not in the ledger, or other writers were faster every time.
 */
export async function project(
  { ledger, facts, listDemands }: ProjectionDependencies,
  cadreId: string,
  month: string,
  awaited: readonly string[],
  perUnit: number = eventsPerUnit,
): Promise<'written' | 'unchanged'> {
  async function list({ unlisted, ...view }: FactsView): Promise<void> {
    if (!unlisted) return
    await listDemands(cadreId)
    // Whoever replaced it since lists them as well.
    await facts.writeFacts(cadreId, month, { ...view, version: view.version + 1 })
  }

  for (let attempt = 0; attempt < attempts; attempt++) {
    const view = await facts.readFacts(cadreId, month)
    const more = view && (await grown(ledger, view, [cadreId, month], new Set(awaited), perUnit))
    if (more) {
      const next: FactsView = { ...view, ...more, version: view.version + 1 }
      if (await facts.writeFacts(cadreId, month, next)) {
        await list(next)
        return 'written'
      }
      measure('lostRaces', 1, 'facts')
      continue
    }
    const includes = (events: readonly { id: string }[]) => {
      const ids = new Set(events.map(event => event.id))
      return awaited.every(id => ids.has(id))
    }
    let events = await ledger.readMonthEvents(cadreId, month, false)
    if (!includes(events) || (view && !covers(events, view))) {
      events = await ledger.readMonthEvents(cadreId, month, true)
      if (!includes(events)) throw new Error('an event that was announced is not in the ledger')
    }
    const seen = fingerprint(events)
    const isCurrent = view?.facts.v === factsVersion
    if (isCurrent && view.hash === seen.hash) {
      await list(view)
      return 'unchanged'
    }
    const isIn =
      isCurrent && awaited.length > 0 && !uncovered(events, view).some(({ id }) => awaited.includes(id))
    if (isIn && attempt > 0) return 'unchanged'
    const folded = fold(events, month, ledgerZone)
    const isUnlisted = view?.unlisted ?? !isDeepStrictEqual(demandsOf(folded), demandsOf(view?.facts))
    const next: FactsView = {
      ...seen,
      facts: folded,
      version: (view?.version ?? 0) + 1,
      load: monthLoad(events),
      ...(folded.steps.length > 0 && { stepIds: stepIdsOf(events, month, ledgerZone) }),
      ...(isUnlisted && { unlisted: true }),
    }
    if (await facts.writeFacts(cadreId, month, next)) {
      await list(next)
      return 'written'
    }
    measure('lostRaces', 1, 'facts')
  }
  throw new Error(`the view was replaced by others ${attempts} times in a row`)
}
