import type { Outage } from './bus.ts'
import { chanceAt, type Drawing, drawing } from './chance.ts'
import { allFaults, type FaultPlan, notOfTelling, ofTelling } from './faults.ts'
import type { Beginning } from './setup.ts'
import { changeOf, takenBack } from './story/changes.ts'
import { dueDemand, eventOf, type Told } from './story/events.ts'
import type { Request } from './story/requests.ts'

/** Something that is begun at an instant, from outside. */
export type Action =
  | ({ readonly kind: 'request'; readonly at: number } & Request)
  | { readonly kind: 'fire'; readonly at: number; readonly schedule: ScheduleName }

/** Schedules that fire in stories. */
export type ScheduleName = 'hourly-closing' | 'hourly-sweep' | 'hourly-lake' | 'daily-reminders'

/** `recording`: events come into views. `closing`: a month is closed meanwhile. `telling`: people are told what is due. */
export const tiers = ['recording', 'closing', 'telling'] as const

export type Tier = (typeof tiers)[number]

/** All that happens in a world, but for what follows of it. */
export interface Story extends Beginning {
  readonly seed: number
  readonly tier: Tier
  readonly actions: readonly Action[]
  readonly outages: readonly Outage[]
  /** Whether the lake is written meanwhile. */
  readonly lake: boolean
  /** Whether at the end a view is damaged, and `verify` has to tell. */
  readonly lookedOver: boolean
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
  telling: instant('2026-05-22T00:30'),
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
function faultsOf(seed: number, tier: Tier, draw: Drawing): FaultPlan {
  if (draw.happens(0.05)) return { seed, kinds: new Set(), intensity: 0 }
  const not = tier === 'telling' ? notOfTelling : ofTelling
  const kinds = new Set(allFaults.filter(kind => !not.includes(kind) && draw.happens(0.45)))
  return { seed, kinds, intensity: draw.pick([0.5, 1, 1, 2]) }
}

/** How many stories have a lake: it takes time to write, and is the same however often it is. */
const withLake: Readonly<Record<Tier, number>> = { recording: 0.005, closing: 0.07, telling: 0 }

/** How many stories end with a look at everything. */
const withVerify: Readonly<Record<Tier, number>> = { recording: 0.01, closing: 0.25, telling: 0 }

/** How many stories of a closing have a deep tree of orgs. */
const withDeepTree = 0.02

/** When the lake is written besides at the end: drawn by itself, so that a story is the same without it. */
function lakeFirings(seed: number, tier: Tier, span: number, burst: number): Action[] {
  const draw = drawing(seed + 0x1a4e)
  return Array.from({ length: draw.between(1, 4) }, () => ({
    kind: 'fire',
    schedule: 'hourly-lake',
    at: draw.happens(0.5) ? burst + draw.between(0, 20_000) : beginning[tier] + draw.between(0, span),
  }))
}

/** What is recorded by night comes into the views undisturbed; in the morning people are told, and trouble begins. */
function tellingOf(seed: number): Story {
  const draw = drawing(seed)
  const cadres = draw.between(2, 4)
  const plan = faultsOf(seed, 'telling', draw)
  const night = beginning.telling + draw.pick([0, 3, 3]) * day
  const faults = { ...plan, from: night + 8 * hour }
  const morning = night + 8.5 * hour
  const told: Told = { cadres, events: [], drafts: {}, orgs: {}, objections: [] }
  const actions: Action[] = []
  for (let n = 1; n <= draw.between(3, 8); n++) {
    const at = night + n * 20 * minute
    const request = draw.happens(0.5)
      ? dueDemand(draw, at, n, cadres)
      : draw.happens(0.25)
        ? changeOf(told, draw, at, false)
        : eventOf(told, draw, at, n)
    actions.push({ kind: 'request', at, ...request })
  }
  actions.push({ kind: 'fire', at: morning, schedule: 'daily-reminders' })
  const outages: Outage[] = draw.happens(0.1) ? [[morning, morning + draw.between(1, 40) * minute]] : []
  return {
    seed,
    tier: 'telling',
    cadres,
    actions,
    outages,
    faults,
    lake: false,
    deep: false,
    lookedOver: false,
  }
}

/** The story that a seed tells. */
export function storyOf(seed: number, tier: Tier): Story {
  if (tier === 'telling') return tellingOf(seed)
  const draw = drawing(seed)
  const cadres = draw.between(2, 4)
  const outages = outagesOf(tier, draw)
  const faults = faultsOf(seed, tier, draw)
  const span = tier === 'recording' ? 2 * day : closings.final + 3 * day - beginning.closing
  const burst = beginning[tier] + draw.between(hour, span)
  const told: Told = { cadres, events: [], drafts: {}, orgs: {}, objections: [] }
  const length = tier === 'recording' ? draw.between(2, 6) : draw.between(3, 9)
  const moments = Array.from({ length }, () => momentOf(tier, draw, burst)).sort((a, b) => a - b)
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
  if (draw.happens(0.06)) {
    const at = beginning[tier] + draw.between(hour, span)
    actions.push({ kind: 'fire', at, schedule: 'hourly-sweep' })
  }
  const lake = chanceAt(seed, 'lake') < withLake[tier]
  if (lake) actions.push(...lakeFirings(seed, tier, span, burst))
  const deep = tier === 'closing' && chanceAt(seed, 'deep') < withDeepTree
  const lookedOver = chanceAt(seed, 'lookedOver') < withVerify[tier]
  return { seed, tier, cadres, deep, actions, outages, faults, lake, lookedOver }
}
