import { createHash, randomBytes } from 'node:crypto'
import type { KeyRing } from '../../shared/aws/secrets.ts'
import { fullFor } from '../../shared/domain/ledger/month-bounds.ts'
import { attributesOn, type CadreProfile, validOrFirst } from '../../shared/domain/roster/roster.ts'
import { addMonths, lastDate, localMonth, monthOf } from '../../shared/domain/time/calendar.ts'
import { ledgerZone } from '../../shared/domain/time/ledger-zone.ts'
import { todayAt } from '../../shared/domain/time/today.ts'
import type { Directory } from '../../shared/repositories/directory.ts'
import type { FactsStore } from '../../shared/repositories/facts.ts'
import type { Ledger } from '../../shared/repositories/ledger.ts'
import type { Policies } from '../../shared/repositories/policies.ts'
import type { Voice } from '../../shared/repositories/voice.ts'
import { readVoiceToken, type VoiceLink } from '../../shared/voice/token.ts'
import { type OwnDemand, ownDemands } from './demands.ts'
import { readVoiceForm, saysNothing } from './form.ts'
import { gonePage, renderVoicePage, type VoicePage } from './page.ts'
import { eventIdOf, type Said, saidBy } from './said.ts'

/** What answering needs. */
export interface Dependencies {
  readonly ring: () => Promise<KeyRing>
  readonly voice: Voice
  readonly directory: Directory
  readonly readOrgName: (orgId: string, day: string) => Promise<string | undefined>
  readonly facts: Pick<FactsStore, 'readFactsBetween' | 'readMonthLoad'>
  readonly ledger: Pick<Ledger, 'appendEvent' | 'findEvent' | 'readMonthEvents'>
  readonly policies: Pick<Policies, 'readPolicyOfMonth'>
  readonly now: () => Date
}

/** An answer of the page: HTML, or the way back to it. */
export interface PageAnswer {
  readonly status: 200 | 303 | 400 | 410 | 429
  readonly body: string
  readonly location?: string
}

/** Who asks: the token of the path, and the address. */
export interface Visit {
  readonly token: string
  readonly address: string
}

/** Visits within ten minutes beyond which a link, or all links from one address, wait: a school shares an address. */
const visitsOf = { link: 30, address: 600 } as const
const window = 600
/** Months back in which a youth's demands are looked for. */
const demandMonths = 12
/** Counters: bounded in number, whoever comes. */
const counters = 65_536

const counterOf = (kind: string, text: string) =>
  `${kind}#${createHash('sha256').update(text).digest().readUInt32BE(0) % counters}`

const gone: PageAnswer = { status: 410, body: gonePage }

interface Opened {
  readonly link: VoiceLink
  readonly secret: string
  readonly page: Omit<VoicePage, 'nonce'>
  readonly demands: readonly OwnDemand[]
}

async function isTooFast({ voice, now }: Dependencies, { token, address }: Visit): Promise<boolean> {
  const at = Math.floor(now().getTime() / 1000)
  const [ofLink, ofAddress] = await Promise.all([
    voice.countVisit(counterOf('link', token), at, window),
    voice.countVisit(counterOf('address', address), at, window),
  ])
  return ofLink > visitsOf.link || ofAddress > visitsOf.address
}

/** The day whose names the page shows: the last of the link's month, or today within it. */
const dayOf = (month: string, today: string) => (monthOf(today) <= month ? today : lastDate(month))

/** What a token opens; undefined for all that is no good, whatever the reason, so that they look the same. */
async function open(deps: Dependencies, token: string): Promise<Opened | undefined> {
  const ring = await deps.ring()
  const link = readVoiceToken(ring, token)
  if (!link || link.expiresAt * 1000 <= deps.now().getTime()) return undefined
  const cadre = await deps.directory.readProfile(link.cadreId)
  if (!cadre) return undefined
  const today = todayAt(deps.now())
  const day = dayOf(link.month, today)
  const orgId = orgIdOn(cadre, day)
  const orgIds = orgId === undefined ? [] : await deps.directory.readOrgPath(orgId, day)
  const from = addMonths(monthOf(today), -demandMonths)
  const [revokedUntil, facts, policy, org] = await Promise.all([
    deps.voice.readRevokedUntil({ ...link, orgIds }),
    deps.facts.readFactsBetween(link.cadreId, from, monthOf(today)),
    deps.policies.readPolicyOfMonth(monthOf(today)),
    deps.readOrgName(orgId ?? '', day),
  ])
  if (orgId === undefined || org === undefined || link.issuedAt <= revokedUntil) return undefined
  const demands = await ownDemands(deps.ledger, policy, facts, link, today)
  const rated = facts.find(({ month }) => month === monthOf(day))
  const youth = rated?.youths.indexOf(link.youthId) ?? -1
  const score = rated?.ratings.findLast(([of]) => of === youth)?.[2]
  return {
    link,
    secret: ring.keys[ring.current] as string,
    demands,
    page: {
      cadre: (attributesOn(cadre, day) ?? validOrFirst(cadre.history, day))?.name ?? '',
      org,
      month: link.month,
      demands,
      callBacks: [],
      ...(score !== undefined && { score }),
    },
  }
}

/** Whether the cadre's month has no more room for what youths say. */
async function isFull(
  { facts }: Dependencies,
  cadreId: string,
  month: string,
  { events }: Said,
): Promise<boolean> {
  const load = events.length > 0 ? await facts.readMonthLoad(cadreId, month) : undefined
  return load !== undefined && events.some(event => fullFor(load, event) !== undefined)
}

const orgIdOn = (cadre: CadreProfile, day: string) => validOrFirst(cadre.history, day)?.orgId

const render = (page: Omit<VoicePage, 'nonce'>) =>
  renderVoicePage({ ...page, nonce: randomBytes(16).toString('base64url') })

/** Shows the page of a link. */
export async function showPage(deps: Dependencies, visit: Visit, saved: boolean): Promise<PageAnswer> {
  const opened = await open(deps, visit.token)
  if (!opened) return gone
  return { status: 200, body: render({ ...opened.page, ...(saved && { notice: 'saved' as const }) }) }
}

/** Takes what a youth sent, and leads back to the page, so that a reload sends nothing again. */
export async function takeForm(deps: Dependencies, visit: Visit, body: Buffer): Promise<PageAnswer> {
  const opened = await open(deps, visit.token)
  if (!opened) return gone
  const { link, page, demands, secret } = opened
  if (await isTooFast(deps, visit)) return { status: 429, body: render({ ...page, notice: 'tooFast' }) }
  const read = readVoiceForm(body)
  const wrong = (fields: NonNullable<VoicePage['wrong']>, typed?: VoicePage['typed']): PageAnswer => ({
    status: 400,
    body: render({ ...page, wrong: fields, ...(typed && { typed }) }),
  })
  if ('wrong' in read) return wrong(read.wrong)
  const { form } = read
  if (saysNothing(form)) return { status: 400, body: render({ ...page, notice: 'nothing' }) }
  const typed = {
    ...(form.comment !== undefined && { comment: form.comment }),
    ...(form.demand && { demandText: form.demand.text }),
  }
  const at = deps.now()
  const said = saidBy(form, link, demands, page.score, {
    occurredAt: at.toISOString(),
    idOf: part => eventIdOf(secret, visit.token, form.nonce, part),
  })
  if (!said) return wrong(['score'], typed)
  if (await isFull(deps, link.cadreId, localMonth(at.toISOString(), ledgerZone), said))
    return { status: 429, body: render({ ...page, notice: 'tooFast' }) }
  const recordedAt = at.toISOString()
  for (const event of said.events)
    await deps.ledger.appendEvent(localMonth(event.occurredAt, ledgerZone), {
      ...event,
      recordedAt,
      recordedBy: 'youth',
    } as Parameters<Ledger['appendEvent']>[1])
  for (const demandId of said.solved)
    await deps.voice.putSolved({ ...link, demandId, at: Math.floor(at.getTime() / 1000) })
  return { status: 303, body: '', location: `/y/${visit.token}?saved` }
}
