import * as z from 'zod'
import { outgoing } from '../../shared/announcing/outgoing.ts'
import { consuming } from '../../shared/aws/queue/consume.ts'
import { atOnce, concurrently } from '../../shared/concurrently.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import { handlerOn } from '../../shared/ports.ts'
import { orgsBelow } from '../../shared/repositories/roster/below.ts'
import { log } from '../../shared/telemetry/log.ts'
import { measure } from '../../shared/telemetry/metrics.ts'
import { announcementsOf } from './ledger.ts'
import { type Dependencies, opens } from './ports.ts'
import { retain } from './retain.ts'
import { cadresInTurn, monthsInTurn } from './share.ts'

/** What is younger may still be on its way. */
const onItsWay = 15 * 60_000

/** Changes of the roster that are announced in one sweep. */
const mostChanges = 4_000

/** Milliseconds before the end in which nothing new is begun, so that what is under way can end. */
const reserve = 30_000

const sweepMessage = z.object({
  kind: z.enum(['sweep', 'retain']),
  at: z.iso.datetime({ offset: true }),
})

async function sweepRoster({ unannounced, bus }: Dependencies, before: string): Promise<void> {
  const audits = await unannounced.listUnannounced(before, mostChanges)
  const refusals = await bus.publish(audits.map(outgoing))
  const refused = new Set(refusals.map(({ index }) => index))
  const announced = audits.filter((_, index) => !refused.has(index))
  await concurrently(announced, atOnce, audit => unannounced.markAnnounced(audit))
  if (announced.length > 0) measure('announcedLate', announced.length, 'roster')
  if (refused.size > 0)
    log.warn('changes not announced', { changes: refused.size, cause: refusals[0]?.cause })
}

/** Every cadre who belongs or belonged somewhere, ascending. */
async function listCadres({ roster }: Dependencies, today: string): Promise<string[]> {
  const roots = await roster.listChildren(undefined, today)
  const orgs = (await concurrently(roots, atOnce, root => orgsBelow(roster, root, today))).flat()
  const members = await concurrently(orgs, atOnce, org => Array.fromAsync(roster.listMembers(org)))
  return [...new Set(members.flat().map(({ cadreId }) => cadreId))].sort()
}

async function sweepLedger(
  deps: Dependencies,
  { at, before, until }: { at: string; before: string; until: number },
): Promise<void> {
  const months = monthsInTurn(at)
  const turns = cadresInTurn(await listCadres(deps, todayAt(new Date(at))), at).flatMap(cadreId =>
    months.map(month => ({ cadreId, month })),
  )
  let left = 0
  await concurrently(turns, atOnce, async ({ cadreId, month }) => {
    if (Date.now() > until) return void left++
    const events = await announcementsOf(deps, cadreId, month, before)
    const refusals = await deps.bus.publish(events)
    if (events.length > refusals.length) {
      measure('announcedLate', events.length - refusals.length, 'ledger')
      log.warn('events were never announced', { cadreId, month, events: events.length })
    }
    if (refusals.length > 0) log.warn('events not announced', { cadreId, month, cause: refusals[0]?.cause })
  })
  if (left > 0) log.warn('not everybody was compared in time', { months: left })
}

/**
 * Announces again whatever shows no trace of having been announced: changes of the roster without a note of it, and events
 * that are not in the view of their month. The next sweep, an hour later, finds what the bus refused.
 */
export const build = (deps: Dependencies) =>
  consuming({
    read: body => sweepMessage.parse(body),
    key: ({ kind }) => kind,
    work: async ([{ kind, at }], { context }) => {
      const until = Date.now() + (context?.getRemainingTimeInMillis() ?? Number.POSITIVE_INFINITY) - reserve
      const before = new Date(deps.now().getTime() - onItsWay).toISOString()
      if (kind === 'retain') return retain(deps, at, until)
      await sweepRoster(deps, before)
      await sweepLedger(deps, { at, before, until })
    },
  })

export const handler = handlerOn((_, opened) => build(opened), opens)
