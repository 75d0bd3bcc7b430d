import { isDeepStrictEqual } from 'node:util'
import {
  beginningWith,
  type Item,
  type Items,
  replacing,
  valuesOf,
  wholePartition,
} from '../aws/items/items.ts'
import { resultKeys } from '../aws/keys.ts'
import type { Status } from '../domain/assessment/revision.ts'

/** That the results of a month are due of an org and all below it. */
export interface Opening {
  readonly month: string
  readonly orgId: string
  readonly status: Status
  /** The run began before the month was over: it has to be run once more. */
  readonly early?: true
  /** The schedule opened it: the system was at work by then. */
  readonly scheduled?: true
}

/** Which months are due where: noted before a run reads anything, so that whoever comes later finds it. */
export type Openings = ReturnType<typeof openingsOn>

/** What an opening and one before it amount to: what is final stays final, what once was not early is not, and the schedule's mark stays. */
const together = (before: Opening, now: Opening): Opening => ({
  ...{ month: now.month, orgId: now.orgId, status: before.status === 'final' ? 'final' : now.status },
  ...(before.early && now.early && { early: true }),
  ...((before.scheduled || now.scheduled) && { scheduled: true }),
})

/** Openings stored in these items. */
export function openingsOn(items: Items) {
  const { pk } = resultKeys.opening('', '')

  return {
    /** Opens a month for an org and all below it; what another opening said before is kept. */
    async openMonth(opening: Opening): Promise<void> {
      const key = resultKeys.opening(opening.month, opening.orgId)
      let outcome = await items.put<Opening>({ ...key, version: 1, value: opening }, 'absent')
      while (!outcome.done && outcome.existing) {
        const value = together(outcome.existing.value, opening)
        if (isDeepStrictEqual(value, outcome.existing.value)) return
        const { put, guard } = replacing(key, outcome.existing, value)
        outcome = await items.put(put as Item<Opening>, guard)
      }
    },

    /** Openings of the months from `month` on, ascending. */
    listOpenings: (month: string): Promise<Opening[]> =>
      valuesOf(items, { ...wholePartition(pk), from: month }),
    listOpeningsOfMonth: (month: string): Promise<Opening[]> =>
      valuesOf(items, beginningWith(pk, `${month}#`)),
  }
}
