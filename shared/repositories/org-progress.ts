/** What identifies a run. */
export interface RunKey {
  readonly month: string
  readonly runId: string
}

/** Why a cadre has no result. */
export const keptBackReasons = ['calendar_missing', 'too_large', 'throttled', 'internal'] as const

export type KeptBackReason = (typeof keptBackReasons)[number]

/** A cadre who could not be assessed. */
export interface KeptBack {
  readonly cadreId: string
  readonly reason: KeptBackReason
}

/** What a run has to do for one org; fixed once planned, so that work sent twice is the same work. */
export interface OrgPlan {
  readonly cadreIds: readonly string[]
  readonly children: readonly string[]
  /** Org that waits for this one's roll-up, and had it planned; absent for the run's roots. */
  readonly parentId?: string
  /** See {@link OrgProgress.chunks}. */
  readonly chunks: number
}

/** How far one org is within a run. */
export interface OrgProgress {
  readonly orgId: string
  readonly cadres: number
  /** How many orgs lie directly below. */
  readonly children: number
  /** Orgs that wait for this one's roll-up: two where it moved while the run was planned; none for the run's roots. */
  readonly parentIds?: readonly string[]
  /** What must be done before the org is rolled up: chunks of cadres, and child orgs. */
  readonly chunks: number
  readonly chunksDone: number
  readonly cadresDone: number
  readonly keptBack: number
  readonly rolledUp: boolean
}

/** What became of a chunk: how many cadres were assessed, and which were not. */
export interface ChunkOutcome {
  readonly cadres: number
  readonly keptBack: readonly KeptBack[]
}
