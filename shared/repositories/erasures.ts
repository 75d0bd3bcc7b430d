import { createHash } from 'node:crypto'
import { type Items, replacing, valuesOf, wholePartition } from '../aws/items/items.ts'
import { retryOptimistically } from '../aws/items/optimistic-retry.ts'
import type { Key } from '../aws/keys.ts'

/** Whose data were erased: `texts` are those of a month that were kept as long as the policy says. */
export type ErasedKind = 'cadre' | 'youth' | 'texts'

/** Proof of an erasure: who asked for it, why, when, and how much it touched; never what. */
export interface Erasure {
  readonly id: string
  /** SHA-256 of kind and id of whose data were erased. */
  readonly subject: string
  readonly kind: ErasedKind
  readonly reason: string
  readonly by: string
  /** Instant at which it began. */
  readonly at: string
  readonly state: 'running' | 'done'
  /** Last cadre whose records were gone through, of an erasure that is not done. */
  readonly after?: string
  /** What the cadres after that one held, who are gone through now. */
  readonly inHand?: { readonly links: number; readonly events: number }
  /** Whether anything was found that names whose data were erased. */
  readonly isKnown?: boolean
  /** Links that it ended. */
  readonly links: number
  /** Events, objections and complaints of which it took the texts. */
  readonly events: number
  /** Audit events of which it took names and phones. */
  readonly changes: number
}

/** An erasure that touched nothing yet. */
export const noneTouched = { links: 0, events: 0, changes: 0 } as const

/** Whom a proof is of, told by nobody who does not know the id. */
export const erasedSubject = (kind: ErasedKind, id: string): string =>
  createHash('sha256').update(`${kind} ${id}`).digest('hex')

const keyOf = (root: string, subject: string, id: string): Key => ({
  pk: `ERASURES#${root}`,
  sk: `${subject}#${id}`,
})

/** Whether one erasure came further than another: one that began at another time is another. */
const isFurther = (a: Erasure, b: Erasure) =>
  a.at === b.at && b.state === 'running' && (a.state === 'done' || (a.after ?? '') > (b.after ?? ''))

/** Proofs kept in these items. */
export function erasuresOn(items: Items) {
  const putErasure = (root: string, erasure: Erasure): Promise<Erasure> =>
    retryOptimistically(items, async () => {
      const key = keyOf(root, erasure.subject, erasure.id)
      const before = await items.get<Erasure>(key)
      if (before && isFurther(before.value, erasure)) return { writes: [], result: before.value }
      return { writes: [replacing(key, before, erasure)], result: erasure }
    })

  return {
    readErasure: async (root: string, subject: string, id: string): Promise<Erasure | undefined> =>
      (await items.get<Erasure>(keyOf(root, subject, id)))?.value,

    /** All of a root, in no order. */
    listErasures: (root: string): Promise<Erasure[]> =>
      valuesOf(items, wholePartition(keyOf(root, '', '').pk)),

    /** Keeps how far an erasure is, unless a request of the same moment came further; what stands. */
    putErasure,

    /** Keeps how many changes one of a cadre will touch, before it does; one that died before had found no fewer. */
    beginErasure: (root: string, erasure: Erasure, changes: number): Promise<Erasure> =>
      putErasure(root, { ...erasure, changes: Math.max(erasure.changes, changes) }),
  }
}
