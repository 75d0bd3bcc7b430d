import type { Caller } from '../access/caller.ts'
import type { Items } from '../aws/items/items.ts'
import { jobKeys } from '../aws/keys.ts'
import type { DemandRow } from '../domain/demands/demand-list.ts'

/** Where a sheet lies, and how it is called. */
export interface SheetFile {
  readonly key: string
  readonly name: string
  readonly asciiName: string
}

/** A sheet that somebody ordered. */
export interface SheetOrder {
  readonly exportId: string
  readonly orgId: string
  readonly sheet: 'roster' | 'demands'
  readonly all?: boolean | undefined
  readonly state?: DemandRow['state'] | undefined
  readonly category?: DemandRow['category'] | undefined
  /** As whom it is read. */
  readonly caller: Caller
  /** Instant. */
  readonly orderedAt: string
  /** Absent until it is written. */
  readonly file?: SheetFile
}

/** Orders of sheets; each passes a day after it was given, as the sheet does. */
export interface SheetOrders {
  /** Keeps an order; the one that was kept before under the same id comes back. */
  addOrder(order: SheetOrder): Promise<SheetOrder>
  readOrder(exportId: string): Promise<SheetOrder | undefined>
  /** Keeps where the sheet lies. */
  completeOrder(order: SheetOrder, file: SheetFile): Promise<void>
}

/** Seconds for which an order is kept. */
const lifetime = 86_400

/** Orders kept in these items. */
export function sheetOrdersOn(items: Items, now: () => Date): SheetOrders {
  const itemOf = (value: SheetOrder) => ({
    ...jobKeys.sheet(value.exportId),
    expiresAt: Math.floor(Date.parse(value.orderedAt) / 1000) + lifetime,
    value,
  })
  return {
    async addOrder(order) {
      const put = await items.put(itemOf(order), 'absent')
      return put.done ? order : (put.existing?.value ?? order)
    },

    async readOrder(exportId) {
      const item = await items.get<SheetOrder>(jobKeys.sheet(exportId))
      // DynamoDB takes its time over items that have passed.
      return item && (item.expiresAt ?? 0) > now().valueOf() / 1000 ? item.value : undefined
    },

    completeOrder: async (order, file) => void (await items.put(itemOf({ ...order, file }))),
  }
}
