import { randomUUID } from 'node:crypto'
import { atOnce, concurrently } from '../../../shared/concurrently.ts'
import { standing } from '../../../shared/domain/ledger/standing.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import {
  type CallBack,
  type CallBackNode,
  type CallBackSums,
  drawCallBacks,
  noCallBacks,
} from '../../../shared/domain/review/call-backs.ts'
import { lastDate, localDate } from '../../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../../shared/domain/time/ledger-zone.ts'
import type { CallBacks } from '../../../shared/repositories/call-backs.ts'
import type { Ledger } from '../../../shared/repositories/ledger.ts'
import type { RosterReads } from '../../../shared/repositories/roster/roster.ts'
import type { IssuedLink } from '../batches/links.ts'

/** Meetings of a cadre's month with those of its youths who get a link. */
async function meetingsOf(
  ledger: Pick<Ledger, 'readMonthEvents'>,
  cadreId: string,
  month: string,
  youthIds: ReadonlySet<string>,
): Promise<CallBack[]> {
  const events = standing(await ledger.readMonthEvents(cadreId, month, false), ledgerZone)
  return events.flatMap(event => {
    if (event.type !== 'contact' && event.type !== 'visit') return []
    const on = localDate(event.occurredAt, ledgerZone)
    return event.youthIds
      .filter(youthId => youthIds.has(youthId))
      .map((youthId): CallBack => ({ cadreId, eventId: event.id, youthId, on, kind: event.type }))
  })
}

/** Tops up the samples of the orgs whose youths get links: those are asked by their links. */
export async function drawFor(
  { ledger, callBacks }: { ledger: Pick<Ledger, 'readMonthEvents'>; callBacks: CallBacks },
  { review }: Pick<Policy, 'review'>,
  month: string,
  links: readonly IssuedLink[],
): Promise<void> {
  const cadres = [...Map.groupBy(links, ({ cadreId }) => cadreId).values()]
  const meetings = await concurrently(cadres, atOnce, async own => {
    const [{ cadreId, orgId }] = own as [IssuedLink, ...IssuedLink[]]
    const youthIds = new Set(own.map(({ youthId }) => youthId))
    return { orgId, met: await meetingsOf(ledger, cadreId, month, youthIds) }
  })
  for (const [orgId, parts] of Map.groupBy(meetings, part => part.orgId)) {
    const candidates = parts.flatMap(({ met }) => met)
    if (candidates.length > 0)
      await callBacks.topUpSample(orgId, month, randomUUID(), ({ seed, drawn }) =>
        drawCallBacks(review, seed, drawn, candidates),
      )
  }
}

/** What was asked of an org's own cadres and answered. */
async function ownSums(callBacks: CallBacks, orgId: string, month: string): Promise<CallBackSums> {
  const sample = await callBacks.readSample(orgId, month)
  if (!sample) return noCallBacks
  const answers = await callBacks.listAnswers(orgId, month)
  const saying = (wanted: string) => answers.filter(({ answer }) => answer === wanted).length
  return {
    // Of whom nobody said anything stands behind nothing.
    cadres: new Set(answers.map(({ cadreId }) => cadreId)).size,
    asked: sample.drawn.length,
    yes: saying('yes'),
    no: saying('no'),
    unsure: saying('unsure'),
  }
}

/** The call-backs of an org's month and of all orgs that lay below it. */
export async function callBackTree(
  deps: { roster: Pick<RosterReads, 'listChildren'>; callBacks: CallBacks },
  orgId: string,
  month: string,
): Promise<CallBackNode> {
  const [own, below] = await Promise.all([
    ownSums(deps.callBacks, orgId, month),
    deps.roster.listChildren(orgId, lastDate(month)),
  ])
  const children = await concurrently(below, atOnce, child => callBackTree(deps, child, month))
  return { own, children }
}
