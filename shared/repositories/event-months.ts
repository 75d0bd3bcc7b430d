import { beginningWith, type Items } from '../aws/items/items.ts'
import { viewKeys } from '../aws/keys.ts'

/** The months told by the views of facts. */
export function eventMonthsOn(items: Pick<Items, 'queryKeys'>) {
  return {
    async listEventMonths(cadreId: string): Promise<string[]> {
      const { pk, sk: prefix } = viewKeys.facts(cadreId, '')
      const months: string[] = []
      for await (const { sk } of items.queryKeys(beginningWith(pk, prefix)))
        months.push(sk.slice(prefix.length))
      return months
    },
  }
}
