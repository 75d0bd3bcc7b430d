import { setTimeout as pause } from 'node:timers/promises'
import { eachOf } from '../each.ts'
import type { Difference, Subject } from './difference.ts'

/** One kind of view, or of record, and how to tell whether it is what it should be. */
export interface Check<Item> {
  readonly subject: Subject
  /** All that there is to look at: what is due as well as what exists, in no order, each once or more. */
  list(): AsyncIterable<Item>
  /** What is not as it should be, read anew; nothing if all is. */
  compare(item: Item): Promise<readonly Difference[]>
  /** Brings it in order, guarded against whoever writes at the same moment. */
  mend(item: Item, differences: readonly Difference[]): Promise<void>
}

/** What came of a check. */
export interface Finding {
  readonly subject: Subject
  /** How many were looked at. */
  readonly looked: number
  /** How many things differ or differed. */
  readonly different: number
  /** How many of them are in order now. */
  readonly mended: number
  /** The first of them. */
  readonly first: readonly Difference[]
}

/** How to look. */
export interface Look {
  /** Mend what differs. */
  readonly mend: boolean
  /** Milliseconds before what seems to differ is looked at again: on live data it may be on its way. */
  readonly patience: number
  readonly onStep: () => void
}

/** Looked at once. */
const concurrency = 8

/** Differences that are told one by one. */
const mostTold = 200

/** What is kept for a second look at most, before it is taken. */
const mostSuspects = 5_000

/** Looks at everything, after a while again at what seems to differ. What differs still is told, and mended if asked for. */
export async function lookOver<Item>(check: Check<Item>, { mend, patience, onStep }: Look): Promise<Finding> {
  const first: Difference[] = []
  let [looked, different, mended] = [0, 0, 0]

  async function lookAgain(item: Item): Promise<void> {
    const found = await check.compare(item)
    if (found.length === 0) return
    first.push(...found.slice(0, mostTold - first.length))
    different += found.length
    if (!mend) return
    await check.mend(item, found)
    mended += found.length - Math.min(found.length, (await check.compare(item)).length)
  }

  let suspects: Item[] = []
  async function secondLook(): Promise<void> {
    const taken = suspects
    suspects = []
    if (taken.length === 0) return
    await pause(patience)
    // One after the other: what is mended may bear on its neighbour.
    for (const item of taken) await lookAgain(item)
  }

  await eachOf(check.list(), concurrency, async item => {
    if ((await check.compare(item)).length > 0) suspects.push(item)
    looked++
    onStep()
    if (suspects.length >= mostSuspects) await secondLook()
  })
  await secondLook()
  return { subject: check.subject, looked, different, mended, first }
}
