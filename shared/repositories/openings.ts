import { beginningWith, type Items, valuesOf, wholePartition } from '../aws/items/items.ts'
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

const early = 1

/** Openings stored in these items. */
export function openingsOn(items: Items) {
  const { pk } = resultKeys.opening('', '')

  return {
    /** Opens a month for an org and all below it; what is final stays final, what was opened after its end is not early again. */
    async openMonth(opening: Opening): Promise<void> {
      const key = resultKeys.opening(opening.month, opening.orgId)
      const item = { ...key, value: opening }
      if (opening.status === 'final') return void (await items.put(item))
      // An early one has a version, under which it alone can be written over.
      const put = await items.put({ ...item, ...(opening.early && { version: early }) }, 'absent')
      if (!put.done && !opening.early) await items.put(item, early)
    },

    /** Openings of the months from `month` on, ascending. */
    listOpenings: (month: string): Promise<Opening[]> =>
      valuesOf(items, { ...wholePartition(pk), from: month }),
    listOpeningsOfMonth: (month: string): Promise<Opening[]> =>
      valuesOf(items, beginningWith(pk, `${month}#`)),
  }
}
