import type { Caller } from '../access/caller.ts'
import type { Ranking } from '../access/ranking.ts'
import { type Items, isAlive } from '../aws/items/items.ts'
import { jobKeys } from '../aws/work-keys.ts'
import type { ProblemDocument } from '../contracts/problem.ts'
import type { DemandRow } from '../domain/demands/demand-list.ts'

/** Where a sheet lies, and how it is called. */
export interface SheetFile {
  readonly key: string
  readonly name: string
  readonly asciiName: string
}

/** A roster, of everybody or of those who are due on it. */
export interface RosterOrder {
  readonly sheet: 'roster'
  readonly all?: boolean | undefined
}

/** A demand list, or a part of it. */
export interface DemandsOrder {
  readonly sheet: 'demands'
  readonly state?: DemandRow['state'] | undefined
  readonly category?: DemandRow['category'] | undefined
}

/** The table of a month, quarter or year; that of a month may be ranked by a score. */
export interface AppraisalOrder {
  readonly sheet: 'appraisal'
  readonly time: string
  readonly format: 'xlsx' | 'csv'
  readonly sort?: Ranking | undefined
}

/** A sheet that somebody ordered. */
export type SheetOrder = (RosterOrder | DemandsOrder | AppraisalOrder) & {
  readonly exportId: string
  readonly orgId: string
  /** As whom it is read. */
  readonly caller: Caller
  /** Instant. */
  readonly orderedAt: string
  /** Absent until it is written. */
  readonly file?: SheetFile
  /** Why it is never written. */
  readonly problem?: ProblemDocument
}

/** Orders of sheets; each passes a day after it was given, as the sheet does. */
export type SheetOrders = ReturnType<typeof sheetOrdersOn>

/** Seconds for which an order is kept. */
const lifetime = 86_400

/** Orders kept in these items. */
export function sheetOrdersOn(items: Items, now: () => Date) {
  const itemOf = (value: SheetOrder) => ({
    ...jobKeys.sheet(value.exportId),
    expiresAt: Math.floor(Date.parse(value.orderedAt) / 1000) + lifetime,
    value,
  })
  return {
    /** Keeps an order; the one that was kept before under the same id comes back. */
    async addOrder(order: SheetOrder): Promise<SheetOrder> {
      const put = await items.put(itemOf(order), 'absent')
      return put.done ? order : (put.existing?.value ?? order)
    },

    async readOrder(exportId: string): Promise<SheetOrder | undefined> {
      const item = await items.get<SheetOrder>(jobKeys.sheet(exportId))
      return isAlive(item, now()) ? item?.value : undefined
    },

    /** Keeps where the sheet lies. */
    completeOrder: async (order: SheetOrder, file: SheetFile): Promise<void> =>
      void (await items.put(itemOf({ ...order, file }))),
    /** Keeps why the sheet is never written. */
    refuseOrder: async (order: SheetOrder, problem: ProblemDocument): Promise<void> =>
      void (await items.put(itemOf({ ...order, problem }))),
  }
}
