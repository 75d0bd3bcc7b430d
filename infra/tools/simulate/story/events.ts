import type { Cadre, Org } from '../../../../events/index.ts'
import { claimsOf } from '../../../../shared/http/testing.ts'
import type { Drawing } from '../chance.ts'
import { youths } from '../setup.ts'
import type { Request } from './requests.ts'

/** An event as it was told before. */
export interface ToldEvent {
  readonly id: string
  readonly cadreId: string
  readonly month: string
  readonly raises: boolean
  readonly youthIds: readonly string[]
}

/** What was told so far, to refer to. */
export interface Told {
  readonly cadres: number
  readonly events: ToldEvent[]
  readonly drafts: Record<string, Cadre>
  readonly orgs: Record<string, Org>
  /** Objections that were raised, by id and cadre. */
  readonly objections: { readonly id: string; readonly cadreId: string }[]
  /** The last change of a cadre, and what held before. */
  lastChange?: { readonly cadreId: string; readonly before: Cadre }
}

const day = 86_400_000

/** A date and time in Shanghai. */
export const localTime = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19)

export const eventId = (n: number) => `0197a2c4-5b00-7000-8000-${String(n).padStart(12, '0')}`

const daysAgo = (draw: Drawing) =>
  draw.happens(0.4) ? draw.between(0, 2) : draw.happens(0.6) ? draw.between(1, 25) : draw.between(20, 80)

/** An event that somebody records, mostly of a few days before; mostly one that was not told yet. */
export function eventOf(told: Told, draw: Drawing, at: number, n: number): Request {
  // Mostly of one cadre, so that what follows meets.
  const cadreId = draw.happens(0.5) ? 'c-1' : `c-${draw.between(1, told.cadres)}`
  const occurred = localTime(at - daysAgo(draw) * day - draw.between(0, 3_600_000))
  const content = { cadreId, occurredAt: `${occurred}+08:00` }
  const month = occurred.slice(0, 7)
  const own = told.events.filter(event => event.cadreId === cadreId)
  const claims = claimsOf('assessor', 'ha')
  const add = (more: Partial<ToldEvent>, id = eventId(n)) => {
    told.events.push({ id, cadreId, month, raises: false, youthIds: [], ...more })
    return id
  }
  const request = (
    endpoint: Request['endpoint'],
    id: string,
    body: object,
    about: string,
    params?: Request['params'],
  ): Request => ({
    endpoint,
    ...(params && { params }),
    body: { id, ...content, ...body },
    claims,
    about: `${about} of ${cadreId} on ${occurred.replace('T', ' ')}, ${id.slice(-4)}`,
  })
  const kind = draw.between(1, 100)
  if (kind <= 8 && own.length > 0) {
    const voided = draw.pick(own)
    const body = { voids: voided.id, month: voided.month, reason: 'wrong' }
    return request('recordVoid', eventId(n), body, `void of ${voided.id.slice(-4)}`)
  }
  const demands = own.filter(({ raises }) => raises)
  if (kind <= 18 && demands.length > 0) {
    const { id: demandId } = draw.pick(demands)
    const step = draw.pick(['respond', 'resolve', 'reopen'])
    return request('recordDemandStep', eventId(n), { step, text: 'ok' }, `${step} to ${demandId.slice(-4)}`, {
      demandId,
    })
  }
  if (kind <= 28) {
    // An id of another month's demand now and then: the first one stands.
    const reused = draw.happens(0.3) && demands.length > 0 ? draw.pick(demands).id : undefined
    const id = add({ raises: true }, reused)
    const youthId = draw.pick(youths)
    return request('recordDemand', id, { youthId, category: 'difficulty', text: 'rent' }, 'demand')
  }
  if (kind <= 48) {
    const listed = own.filter(({ youthIds }) => youthIds.length > 0)
    const confirmed = draw.happens(0.4) && listed.length > 0 ? draw.pick(listed) : undefined
    const youthId = confirmed ? draw.pick(confirmed.youthIds) : draw.pick(youths)
    const demand = draw.happens(0.3)
      ? { category: draw.pick(['difficulty', 'suggestion']), text: 'bus' }
      : undefined
    const id = add({ raises: demand !== undefined })
    const score = draw.between(1, 5)
    const body = {
      youthId,
      score,
      source: 'app',
      ...(demand && { demand }),
      ...(confirmed && { confirms: confirmed.id }),
    }
    return request(
      'recordFeedback',
      id,
      body,
      `rating ${score} by ${youthId}${demand ? ' with a demand' : ''}`,
    )
  }
  const youthIds = draw.some(youths, 1, 4)
  const id = add({ youthIds })
  if (kind <= 62) {
    const activity = draw.pick(['checkIn', 'themeDay', 'groupActivity'])
    return request('recordVisit', id, { activity, baseId: 'b-1', youthIds }, `visit with ${youthIds}`)
  }
  const channel = draw.pick(['wechat', 'phone', 'faceToFace'])
  return request('recordContact', id, { channel, youthIds, purpose: 'listen' }, `contact with ${youthIds}`)
}

/** A demand of a week ago, or nearly: its answer is due. */
export function dueDemand(draw: Drawing, at: number, n: number, cadres: number): Request {
  const cadreId = `c-${draw.between(1, cadres)}`
  const occurred = localTime(at - draw.between(5, 8) * day)
  const body = {
    ...{ id: eventId(n), cadreId, occurredAt: `${occurred}+08:00` },
    ...{ youthId: draw.pick(youths), category: 'difficulty', text: 'rent' },
  }
  const about = `demand of ${cadreId} on ${occurred.replace('T', ' ')}, ${eventId(n).slice(-4)}`
  return { endpoint: 'recordDemand', body, claims: claimsOf('assessor', 'ha'), about }
}
