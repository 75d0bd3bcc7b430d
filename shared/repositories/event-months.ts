import { beginningWith, type Items } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'

/** Months of which something was recorded of a cadre, as far as the views have come. */
export interface EventMonths {
  listEventMonths(cadreId: string): Promise<string[]>
}

/** The months told by the views of facts. */
export function eventMonthsOn(items: Pick<Items, 'queryKeys'>): EventMonths {
  return {
    async listEventMonths(cadreId) {
      const { pk, sk: prefix } = viewKeys.facts(cadreId, '')
      const months: string[] = []
      for await (const { sk } of items.queryKeys(beginningWith(pk, prefix)))
        months.push(sk.slice(prefix.length))
      return months
    },
  }
}
