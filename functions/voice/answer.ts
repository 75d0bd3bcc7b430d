import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { EventContent, RecordedEvent } from '../../events/index.ts'
import { fullFor } from '../../shared/domain/ledger/month-bounds.ts'
import { localMonth } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import { hasRoom } from '../../shared/repositories/complaints.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import { readVoiceForm, saysNothing } from './form.ts'
import { type OpenedLink, openLink } from './open.ts'
import { isTooFast, type Visit } from './pace.ts'
import { gonePage, renderVoicePage, tooFastPage, type VoicePage } from './page.ts'
import type { Dependencies } from './ports.ts'
import { eventIdOf, type Said, saidBy } from './said.ts'

/** An answer of the page: HTML, or the way back to it. */
export interface PageAnswer {
  readonly status: 200 | 303 | 400 | 410 | 429
  readonly body: string
  readonly location?: string
}

const gone: PageAnswer = { status: 410, body: gonePage }
const tooFast: PageAnswer = { status: 429, body: tooFastPage }

const render = (page: Omit<VoicePage, 'nonce'>) =>
  renderVoicePage({ ...page, nonce: randomBytes(16).toString('base64url') })

/** Shows the page of a link. */
export async function showPage(deps: Dependencies, visit: Visit, saved: boolean): Promise<PageAnswer> {
  if (await isTooFast(deps, visit)) return tooFast
  const opened = await openLink(deps, visit.token)
  if (!opened) return gone
  return { status: 200, body: render({ ...opened.page, ...(saved && { notice: 'saved' as const }) }) }
}

/** Takes what a youth sent, and leads back to the page, so that a reload sends nothing again. */
export async function takeForm(deps: Dependencies, visit: Visit, body: Buffer): Promise<PageAnswer> {
  if (await isTooFast(deps, visit)) return tooFast
  const opened = await openLink(deps, visit.token)
  if (!opened) return gone
  const { link, page, secret } = opened
  const refuse = (why: Pick<VoicePage, 'wrong' | 'notice' | 'typed'>): PageAnswer => ({
    status: 400,
    body: render({ ...page, ...why }),
  })
  const read = readVoiceForm(body)
  if ('wrong' in read) return refuse({ wrong: read.wrong })
  const { form } = read
  if (saysNothing(form)) return refuse({ notice: 'nothing' })
  const typed = {
    ...(form.comment !== undefined && { comment: form.comment }),
    ...(form.demand && { demandText: form.demand.text }),
    ...(form.complaint !== undefined && { complaint: form.complaint }),
  }
  const at = deps.now()
  const idOf = (part: string) => eventIdOf(secret, visit.token, form.nonce, part)
  const said = saidBy(form, opened, { occurredAt: at.toISOString(), idOf })
  if ('wrong' in said) return refuse({ wrong: [said.wrong], typed })
  const noRoom =
    said.complaint !== undefined &&
    !hasRoom(await deps.complaints.listComplaints(opened.rootId), said.complaint.complaintId)
  if (noRoom || (await isFull(deps, link.cadreId, localMonth(at.toISOString(), ledgerZone), said)))
    return { status: 429, body: render({ ...page, notice: 'tooFast', typed }) }
  await keep(deps, opened, said, { at, idOf })
  return { status: 303, body: '', location: `/y/${visit.token}?saved` }
}

/** Whether the cadre's month has no more room for what youths say. */
async function isFull(
  { facts }: Pick<Dependencies, 'facts'>,
  cadreId: string,
  month: string,
  { events }: Said,
): Promise<boolean> {
  const load = events.length > 0 ? await facts.readMonthLoad(cadreId, month) : undefined
  return load !== undefined && events.some(event => fullFor(load, event) !== undefined)
}

/** Keeps what was said: every write may come twice and then changes nothing. */
async function keep(
  { ledger, voice, callBacks, responses, complaints }: Dependencies,
  { link, orgId, rootId }: OpenedLink,
  said: Said,
  { at, idOf }: { at: Date; idOf: (part: string) => string },
): Promise<void> {
  const { cadreId, youthId, month } = link
  const recordedAt = at.toISOString()
  const append = (event: EventContent) =>
    ledger.appendEvent(localMonth(event.occurredAt, ledgerZone), {
      ...event,
      recordedAt,
      recordedBy: 'youth',
    } as RecordedEvent)
  for (const event of said.events) {
    let { outcome } = await append(event)
    // Another one from the same page may take the place that was found free.
    while (outcome !== 'appended') {
      const changed = await changedSince(ledger, event, idOf)
      if (!changed) break
      outcome = (await append(changed)).outcome
    }
    // At once: whoever's form dies with the rest of it has rated, and is counted.
    if (event.type === 'feedback') await responses.addAnswered(orgId, month, cadreId, youthId)
  }
  for (const { demandId, isSolved } of said.solved)
    await voice.putSolved(cadreId, demandId, { isSolved, at: Math.floor(at.getTime() / 1000) })
  for (const { asked, answer } of said.met) await callBacks.putAnswer(orgId, month, asked, answer)
  // Of the youth nothing is kept with it: not even which cadre's link it was.
  if (said.complaint)
    await complaints.addComplaint(rootId, { ...said.complaint, by: 'youth', role: 'youth', at: recordedAt })
}

/** How often a youth may change its mind on one page. */
const mostChanges = 20

/**
 * The rating that a form says when it comes again with another one, such as after the browser's way back: it follows all
 * that the page said before. Undefined where it says the same as the last. A demand that was raised is not raised again.
 */
async function changedSince(
  { findEvent }: Pick<Ledger, 'findEvent'>,
  event: EventContent,
  idOf: (part: string) => string,
): Promise<EventContent | undefined> {
  if (event.type !== 'feedback') return undefined
  const { demand, ...rated } = event
  const month = localMonth(event.occurredAt, ledgerZone)
  const before: EventContent[] = []
  let { id } = event
  for (
    let next = await findEvent(event.cadreId, month, id);
    next;
    next = await findEvent(event.cadreId, month, id)
  ) {
    before.push(next)
    id = idOf(`feedback ${before.length}`)
  }
  const isRaised = before.some(each => each.type === 'feedback' && isDeepStrictEqual(each.demand, demand))
  const raised = isRaised ? undefined : demand
  const last = before.at(-1)
  if (last?.type !== 'feedback' || before.length > mostChanges) return undefined
  if (raised === undefined && rated.score === last.score && rated.comment === last.comment) return undefined
  return { ...rated, id, ...(raised && { demand: raised }) }
}
