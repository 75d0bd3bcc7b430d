import { branches } from './branches.ts'
import { allFaults, type FaultKind, type Hits, hit, notOfTelling, ofTelling } from './faults.ts'
import { tell } from './run.ts'
import { type Story, storyOf, type Tier, tiers } from './story.ts'
import type { Tampering } from './tampering.ts'
import { virtually } from './virtual.ts'

/** A story at whose end something is wrong. */
export interface Failure {
  readonly story: Story
  readonly found: readonly string[]
}

/** Some kinds of fault alone, so many times as often as usual. */
export interface Focus {
  readonly kinds: readonly FaultKind[]
  readonly intensity: number
}

/** Effects that are slow, and messages that are split, more than usual and nothing else: what needs two writers at once. */
export const slowed: Focus = { kinds: ['slow', 'queueSplit'], intensity: 1.5 }

/** A story with those faults alone. */
export const focusedOn = (story: Story, { kinds, intensity }: Focus): Story => ({
  ...story,
  faults: { seed: story.seed, kinds: new Set(kinds), intensity },
})

/** Which stories are told. */
export interface CampaignSettings {
  readonly seed: number
  /** How many of each tier. */
  readonly runs: Readonly<Partial<Record<Tier, number>>>
  /** How many of each tier are enough where nothing was missed by then; all unless said. */
  readonly enough?: number
  /** How many failures are enough. */
  readonly mostFailures: number
  readonly tampering?: (() => Tampering) | undefined
  readonly focus?: Focus | undefined
  /** Which stories are worth telling; all unless said. */
  readonly among?: ((story: Story) => boolean) | undefined
  readonly onProgress?: ((told: number) => void) | undefined
}

/** What became of a campaign. */
export interface Campaign {
  readonly told: number
  readonly failures: readonly Failure[]
  readonly hits: Hits
  /** Kinds of fault and branches of recovery that no story came to. */
  readonly missed: readonly string[]
}

/** Tells the stories of many seeds, tier by tier, until enough of them fail. */
export function campaign(settings: CampaignSettings): Promise<Campaign> {
  const { seed, runs, enough, mostFailures, tampering, focus, among, onProgress } = settings
  return virtually(async () => {
    const failures: Failure[] = []
    const hits: Hits = new Map()
    let told = 0
    for (const tier of tiers) {
      const isEnough = (n: number) =>
        enough !== undefined && n >= enough && missedOf(hits, { [tier]: n }).length === 0
      for (let n = 0; n < (runs[tier] ?? 0) && failures.length < mostFailures && !isEnough(n); n++) {
        const plain = storyOf(seed + n, tier)
        if (among?.(plain) === false) continue
        const story = focus ? focusedOn(plain, focus) : plain
        const { found, faults: happened, hits: reached } = await tell(story, tampering?.())
        for (const { kind } of happened) hit(hits, `fault: ${kind}`)
        for (const [name, times] of reached) hit(hits, name, times)
        if (found.length > 0) failures.push({ story, found })
        told++
        onProgress?.(told)
      }
    }
    return { told, failures, hits, missed: missedOf(hits, runs) }
  })
}

function missedOf(hits: Hits, runs: CampaignSettings['runs']): string[] {
  const told = tiers.filter(tier => (runs[tier] ?? 0) > 0)
  const faults = allFaults.filter(
    kind => !told.every(tier => (tier === 'telling' ? notOfTelling : ofTelling).includes(kind)),
  )
  const names = [...faults.map(kind => `fault: ${kind}`), ...told.flatMap(tier => branches[tier])]
  return [...new Set(names)].filter(name => !hits.has(name))
}
