import type { Outage } from './bus.ts'
import { type Drawing, drawing } from './chance.ts'
import { allFaults, type FaultPlan } from './faults.ts'
import { changeOf, takenBack } from './story/changes.ts'
import { eventOf, type Told } from './story/events.ts'
import type { Request } from './story/requests.ts'

/** Something that is begun at an instant, from outside. */
export type Action =
  | ({ readonly kind: 'request'; readonly at: number } & Request)
  | { readonly kind: 'fire'; readonly at: number; readonly schedule: 'hourly-closing' | 'hourly-sweep' }

/** `recording`: what is recorded comes into the views. `closing`: a month is closed meanwhile. */
export const tiers = ['recording', 'closing'] as const

/** See {@link tiers}. */
export type Tier = (typeof tiers)[number]

/** All that happens in a world, but for what follows of it. */
export interface Story {
  readonly seed: number
  readonly tier: Tier
  /** Cadres at the beginning. */
  readonly cadres: number
  readonly actions: readonly Action[]
  readonly outages: readonly Outage[]
  readonly faults: FaultPlan
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const instant = (local: string) => Date.parse(`${local}+08:00`)

/** When May's results appear and become final. */
export const closings = {
  provisional: instant('2026-06-01T02:00'),
  final: instant('2026-06-08T02:00'),
} as const

/** When the stories of a tier begin. */
export const beginning: Readonly<Record<Tier, number>> = {
  recording: instant('2026-05-20T09:00'),
  closing: instant('2026-05-30T12:00'),
}

/** Instants of what is told; many of them within the minutes that matter. */
function momentOf(tier: Tier, draw: Drawing, burst: number): number {
  if (tier === 'recording')
    return draw.happens(0.6)
      ? burst + draw.between(0, draw.pick([500, 15_000]))
      : beginning.recording + draw.between(0, 2 * day)
  const { provisional, final } = closings
  if (draw.happens(0.25)) return beginning.closing + draw.between(0, provisional - beginning.closing)
  if (draw.happens(0.4)) return draw.pick([provisional, final]) + draw.between(-minute, 2 * minute)
  return draw.happens(0.3)
    ? burst + draw.between(0, draw.pick([500, 15_000]))
    : provisional + draw.between(0, final + 3 * day - provisional)
}

function outagesOf(tier: Tier, draw: Drawing): Outage[] {
  if (!draw.happens(0.06)) return []
  const from = beginning[tier] + draw.between(0, tier === 'recording' ? day : 10 * day)
  // Some longer than a day, so that the stream would forget.
  return [[from, from + (draw.happens(0.15) ? draw.between(20, 30) * hour : draw.between(1, 30) * minute)]]
}

/** Some kinds of fault, some more often than others: what happens together is what finds bugs. */
function faultsOf(seed: number, draw: Drawing): FaultPlan {
  if (draw.happens(0.05)) return { seed, kinds: new Set(), intensity: 0 }
  const kinds = new Set(allFaults.filter(() => draw.happens(0.45)))
  return { seed, kinds, intensity: draw.pick([0.5, 1, 1, 2]) }
}

/** The story that a seed tells. */
export function storyOf(seed: number, tier: Tier): Story {
  const draw = drawing(seed)
  const cadres = draw.between(2, 4)
  const outages = outagesOf(tier, draw)
  const faults = faultsOf(seed, draw)
  const span = tier === 'recording' ? 2 * day : closings.final + 3 * day - beginning.closing
  const burst = beginning[tier] + draw.between(hour, span)
  const told: Told = { cadres, events: [], drafts: {}, orgs: {} }
  const moments = Array.from({ length: draw.between(3, 9) }, () => momentOf(tier, draw, burst)).sort(
    (a, b) => a - b,
  )
  const isChange = tier === 'closing' ? 0.35 : 0.08
  const actions: Action[] = []
  for (const [n, at] of moments.entries()) {
    if (!draw.happens(isChange)) {
      actions.push({ kind: 'request', at, ...eventOf(told, draw, at, n + 1) })
      continue
    }
    delete told.lastChange
    actions.push({ kind: 'request', at, ...changeOf(told, draw, at, tier === 'closing') })
    // Seconds later it turns out to be wrong: what follows of both is on its way at once.
    const back = draw.happens(0.4) ? takenBack(told) : undefined
    if (back) actions.push({ kind: 'request', at: at + draw.between(500, 12_000), ...back })
  }
  if (tier === 'closing') {
    for (const closing of Object.values(closings))
      for (const later of [0, hour, 3 * hour].slice(0, draw.between(1, 3)))
        actions.push({ kind: 'fire', at: closing + later, schedule: 'hourly-closing' })
  }
  if (draw.happens(0.1)) {
    const at = beginning[tier] + draw.between(hour, span)
    actions.push({ kind: 'fire', at, schedule: 'hourly-sweep' })
  }
  return { seed, tier, cadres, actions, outages, faults }
}
