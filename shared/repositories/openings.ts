import { beginningWith, type Items, type Range, wholePartition } from '../aws/items/items.ts'
import { resultKeys } from '../aws/keys.ts'
import type { Status } from '../domain/assessment/revision.ts'

/** That the results of a month are due of an org and all below it. */
export interface Opening {
  readonly month: string
  readonly orgId: string
  readonly status: Status
}

/** Which months are due where: noted before a run reads anything, so that whoever comes later finds it. */
export interface Openings {
  /** Opens a month for an org and all below it; what is final stays final. */
  openMonth(opening: Opening): Promise<void>
  /** Openings of the months from `month` on, ascending. */
  listOpenings(month: string): Promise<Opening[]>
  listOpeningsOfMonth(month: string): Promise<Opening[]>
}

/** Openings stored in these items. */
export function openingsOn(items: Items): Openings {
  const { pk } = resultKeys.opening('', '')

  async function list(range: Range): Promise<Opening[]> {
    const openings: Opening[] = []
    for await (const { value } of items.query<Opening>(range)) openings.push(value)
    return openings
  }

  return {
    async openMonth(opening) {
      const key = resultKeys.opening(opening.month, opening.orgId)
      await items.put({ ...key, value: opening }, opening.status === 'final' ? undefined : 'absent')
    },

    listOpenings: month => list({ ...wholePartition(pk), from: month }),
    listOpeningsOfMonth: month => list(beginningWith(pk, `${month}#`)),
  }
}
