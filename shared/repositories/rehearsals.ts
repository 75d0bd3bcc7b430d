import { compressJson, expandJson } from '../aws/compressed-json.ts'
import { beginningWith, type Items, isAlive, replacing, valuesOf } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import type { Key } from '../aws/keys.ts'
import { rehearsalKeys } from '../aws/work-keys.ts'
import type { Policy } from '../domain/policy/policy.ts'
import { type Changes, type Move, moveOf, moves, type Rehearsed } from '../domain/policy/rehearsal.ts'
import type { KeptBack } from './org-progress.ts'

/** A draft of the policy that is tried on months past. */
export interface Rehearsal {
  readonly rehearsalId: string
  readonly policy: Policy
  /** Ascending, each once. */
  readonly months: readonly string[]
  /** Its cadres and those of all orgs below are assessed by the draft. */
  readonly orgId: string
  /** The caller, where it is a cadre: it is in no sum, so that no difference tells its own rating. */
  readonly leftOut?: string
  /** Instant. */
  readonly startedAt: string
}

/** How far one org's month is. */
export interface RehearsedOrg {
  readonly month: string
  readonly orgId: string
  /** Org that waits for this one; absent for the one at which the rehearsal begins. */
  readonly parentId?: string
  readonly cadres: number
  /** How many orgs lie directly below. */
  readonly children: number
  /** Whether its own cadres are done, and how many of them could not be assessed. */
  readonly done?: { readonly keptBack: number }
}

/** A cadre's month: who it was then, and what came of it; neither a reason nor `rehearsed` where it was not assessed. */
export interface RehearsedCadre {
  readonly month: string
  readonly orgId: string
  readonly cadreId: string
  readonly name?: string
  readonly orgName?: string
  /** Version of the policy that stands. */
  readonly standing?: number
  readonly rehearsed?: Rehearsed
  readonly reason?: KeptBack['reason']
}

/** What came of a month over some cadres of an org. */
export interface RehearsedPart {
  readonly month: string
  readonly orgId: string
  readonly name: string
  readonly cadres: number
  readonly keptBack: number
  /** Latest version of the policy that stands for one of them; absent where nobody was assessed. */
  readonly standing?: number
  readonly changes: Changes
}

/** A cadre's month that the draft moves. */
export type MovedCadre = RehearsedCadre & { readonly rehearsed: Rehearsed }

/** Which cadres' months are listed, and from where on. */
export interface MovedRange {
  readonly move?: Move | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Rehearsals and what came of them; all of it passes a day after it began. Every write may be repeated. */
export type Rehearsals = ReturnType<typeof rehearsalsOn>

/** Seconds for which a rehearsal is kept. */
const lifetime = 86_400

/** Where a cadre's month stands in the list of those whom the draft moves. */
export const placeOfMoved = ({ month, orgId, cadreId, rehearsed }: MovedCadre): string =>
  `${moves.indexOf(moveOf(rehearsed))}#${month}#${orgId}#${cadreId}`

/** Rehearsals kept in these items. */
export function rehearsalsOn(items: Items, now: () => Date) {
  const passing = ({ startedAt }: Rehearsal, key: Key) => ({
    ...key,
    expiresAt: Math.floor(Date.parse(startedAt) / 1000) + lifetime,
  })
  const put = (rehearsal: Rehearsal, key: Key, value: unknown) =>
    items.put({ ...passing(rehearsal, key), value })

  /** Writes how far an org's month is, and gives it; what is done stays so, and so does who waits for it, though it is planned twice. */
  const putOrg = (rehearsal: Rehearsal, org: RehearsedOrg): Promise<RehearsedOrg> =>
    retryOptimistically(items, async () => {
      const key = rehearsalKeys.org(rehearsal.rehearsalId, org.month, org.orgId)
      const before = await items.get<RehearsedOrg>(key)
      if (before?.value.done && !org.done) return { writes: [], result: before.value }
      const parentId = before?.value.parentId ?? org.parentId
      const result = { ...org, ...(parentId !== undefined && { parentId }) }
      return { writes: [replacing(passing(rehearsal, key), before, result)], result }
    })

  const list = <Value>({ pk, sk }: Key, range: { after?: string; limit?: number } = {}) =>
    valuesOf<Value>(items, { ...beginningWith(pk, sk), ...range })
  const expanded = async <Value>(read: Promise<Uint8Array[]>) => (await read).map(expandJson<Value>)

  return {
    async createRehearsal(rehearsal: Rehearsal): Promise<void> {
      await put(rehearsal, rehearsalKeys.rehearsal(rehearsal.rehearsalId), rehearsal)
    },

    async readRehearsal(rehearsalId: string): Promise<Rehearsal | undefined> {
      const item = await items.get<Rehearsal>(rehearsalKeys.rehearsal(rehearsalId))
      return isAlive(item, now()) ? item?.value : undefined
    },

    /** Notes how many cadres and orgs an org's month has, unless its cadres are done; gives what is noted. */
    planOrg: (rehearsal: Rehearsal, org: RehearsedOrg): Promise<RehearsedOrg> => putOrg(rehearsal, org),

    readOrg: async (
      { rehearsalId }: Rehearsal,
      month: string,
      orgId: string,
    ): Promise<RehearsedOrg | undefined> =>
      (await items.get<RehearsedOrg>(rehearsalKeys.org(rehearsalId, month, orgId)))?.value,

    listOrgs: ({ rehearsalId }: Rehearsal): Promise<RehearsedOrg[]> =>
      list({ ...rehearsalKeys.org(rehearsalId, '', ''), sk: 'ORG#' }),

    async completeOrg(rehearsal: Rehearsal, org: RehearsedOrg, keptBack: number): Promise<void> {
      await putOrg(rehearsal, { ...org, done: { keptBack } })
    },

    async putCadre(rehearsal: Rehearsal, cadre: RehearsedCadre): Promise<void> {
      const { rehearsalId } = rehearsal
      const { month, orgId, cadreId, rehearsed, reason } = cadre
      const value = compressJson(cadre)
      // The lists first: who is done is in them.
      if (reason) await put(rehearsal, rehearsalKeys.keptBack(rehearsalId, month, cadreId), value)
      if (rehearsed && moveOf(rehearsed) !== 'same')
        await put(rehearsal, rehearsalKeys.moved(rehearsalId, placeOfMoved({ ...cadre, rehearsed })), value)
      await put(rehearsal, rehearsalKeys.cadre(rehearsalId, month, orgId, cadreId), value)
    },

    /** Cadres of an org's month of whom something came. */
    async listCadreIds({ rehearsalId }: Rehearsal, month: string, orgId: string): Promise<string[]> {
      const { pk, sk } = rehearsalKeys.cadre(rehearsalId, month, orgId, '')
      const keys = await Array.fromAsync(items.queryKeys(beginningWith(pk, sk)))
      return keys.map(key => key.sk.slice(sk.length))
    },

    listCadres: ({ rehearsalId }: Rehearsal, month: string, orgId: string): Promise<RehearsedCadre[]> =>
      expanded(list(rehearsalKeys.cadre(rehearsalId, month, orgId, ''))),

    /** Puts a part of an org's month: of its own cadres, or of an org below. */
    async putPart(
      rehearsal: Rehearsal,
      orgId: string,
      childId: string | undefined,
      part: RehearsedPart,
    ): Promise<void> {
      const key = rehearsalKeys.part(rehearsal.rehearsalId, orgId, part.month, childId)
      await put(rehearsal, key, compressJson(part))
    },

    /** Parts of an org: of a month, or of all; its own cadres before the orgs below. */
    listParts({ rehearsalId }: Rehearsal, orgId: string, month?: string): Promise<RehearsedPart[]> {
      const { pk } = rehearsalKeys.part(rehearsalId, orgId, '', '')
      return expanded(list({ pk, sk: `PART#${orgId}#${month === undefined ? '' : `${month}#`}` }))
    },

    async putWhole(rehearsal: Rehearsal, part: RehearsedPart): Promise<void> {
      await put(rehearsal, rehearsalKeys.whole(rehearsal.rehearsalId, part.month), compressJson(part))
    },

    /** The months that are done, ascending. */
    listWholes: ({ rehearsalId }: Rehearsal): Promise<RehearsedPart[]> =>
      expanded(list(rehearsalKeys.whole(rehearsalId, ''))),

    /** Those whom the draft moves: who loses a grade first, then as {@link moves} go; by month, org and id. */
    listMoved({ rehearsalId }: Rehearsal, { move, after, limit }: MovedRange): Promise<MovedCadre[]> {
      const key = rehearsalKeys.moved(rehearsalId, move === undefined ? '' : `${moves.indexOf(move)}#`)
      const behind = after === undefined ? {} : { after: rehearsalKeys.moved(rehearsalId, after).sk }
      return expanded(list(key, { ...behind, limit }))
    },

    listKeptBack: ({ rehearsalId }: Rehearsal, limit: number): Promise<RehearsedCadre[]> =>
      expanded(list({ ...rehearsalKeys.keptBack(rehearsalId, '', ''), sk: 'KEPT#' }, { limit })),
  }
}
