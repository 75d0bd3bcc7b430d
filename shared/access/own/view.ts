import type { RecordedEvent } from '../../../events/index.ts'
import type { MonthFacts } from '../../domain/ledger/facts.ts'
import { fold } from '../../domain/ledger/fold.ts'
import { addMonths, localMonth, monthsBetween } from '../../domain/time/calendar.ts'
import { ledgerZone } from '../../domain/time/ledger-zone.ts'
import type { CadreView, ViewSources } from '../seen.ts'
import { showingDemandIds } from './demand-ids.ts'
import { isVoice, ownEvents } from './events.ts'
import { type OwnRevision, ownRevisions } from './revisions.ts'
import { hushedFacts, ownCredit } from './sources.ts'

/** Months before one in which a demand that is spoken of in it was raised, or a cause of a restatement lies. */
const monthsBack = 13

/**
 * Everything that a cadre may see of itself, in whatever role. Ratings are only in results of months that are over, and
 * only as `voicedRatings` allows. Of a feedback it sees the demand that it raised, under an id of its own and with its day,
 * and nothing else (see README, 保密). What is computed is computed on what the cadre may see.
 */
export function ownView(sources: ViewSources, cadreId: string): CadreView {
  const { facts, ledger, assessments } = sources

  async function readEvents(month: string): Promise<RecordedEvent[]> {
    const [aliases, events, known] = await Promise.all([
      sources.aliases(),
      ledger.readMonthEvents(cadreId, month, true),
      facts.readFactsBetween(cadreId, addMonths(month, -monthsBack), month),
    ])
    return ownEvents(events, aliases, showingDemandIds(aliases, known, events))
  }

  /** Ids of the events that the cadre may know to have caused a restatement. */
  async function knownIds(month: string): Promise<ReadonlySet<string>> {
    const months = monthsBetween(addMonths(month, -monthsBack), month)
    const partitions = await Promise.all(months.map(each => ledger.readMonthEvents(cadreId, each, true)))
    const voices = new Set(partitions.flatMap(events => events.filter(isVoice)).map(({ id }) => id))
    const known = partitions
      .flat()
      .filter(event => !voices.has(event.id) && !(event.type === 'void' && voices.has(event.voids)))
    return new Set(known.map(({ id }) => id))
  }

  async function readRevisions(month: string): Promise<OwnRevision[]> {
    const [aliases, revisions, known] = await Promise.all([
      sources.aliases(),
      assessments.readRevisions(cadreId, month),
      facts.readFactsBetween(cadreId, addMonths(month, -monthsBack), month),
    ])
    const caused = revisions.some(({ restates }) => restates && restates.events.length > 0)
    const ids: ReadonlySet<string> = caused ? await knownIds(month) : new Set()
    return ownRevisions(revisions, showingDemandIds(aliases, known), id => ids.has(id))
  }

  return {
    readEvents,
    readRevisions,

    async readRevision(month, number) {
      const revisions = await readRevisions(month)
      return number === undefined ? revisions.at(-1) : revisions[number - 1]
    },

    async readFacts(month) {
      const events = await readEvents(month)
      const seen = fold(events, month, ledgerZone)
      return { version: seen.events, facts: { ...seen, demands: markRaised(seen, await sources.aliases()) } }
    },

    async progressOf(month, read) {
      const [aliases, events] = await Promise.all([sources.aliases(), readEvents(month)])
      const seen = await read({ facts: { ...facts, ...hushedFacts(facts, aliases) }, ledger })
      if (!seen) return undefined
      const { digest: _, evidence, ...progress } = seen
      const { rating: _raters, ...missing } = evidence
      const lateEvents = events.filter(({ recordedAt }) => localMonth(recordedAt, ledgerZone) > month).length
      return { ...progress, evidence: missing, lateEvents } as never
    },

    creditOf: ({ credit, events }) => ownCredit(credit, events),
  }
}

/** Marks the demands that youths raised: those that go by an alias. */
const markRaised = ({ demands }: MonthFacts, { resolve }: { resolve(id: string): string }) =>
  demands.map(([id, youth, category, at, by, recordedAt]): MonthFacts['demands'][number] => [
    id,
    youth,
    category,
    at,
    resolve(id) === id ? by : 1,
    recordedAt,
  ])
