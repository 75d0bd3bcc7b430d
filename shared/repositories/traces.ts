import { beginningWith, type Items, type Range, wholePartition } from '../aws/items/items.ts'
import { ledgerKeys, resultKeys, viewKeys } from '../aws/keys.ts'
import { addMonths, localMonth } from '../domain/time/calendar.ts'
import { ledgerZone } from '../domain/time/ledger-zone.ts'

/** What the records know of a cadre or an org, beside the roster. */
export type Traces = ReturnType<typeof tracesOn>

const holds = async (items: Items, range: Range): Promise<boolean> => {
  for await (const _ of items.queryKeys({ ...range, limit: 1 })) return true
  return false
}

/** Traces in these tables. Events show in the views; those of a moment ago in the ledger alone. */
export function tracesOn(tables: { ledger: Items; results: Items; views: Items }, now: () => Date) {
  const { ledger, results, views } = tables
  return {
    /** Whether anything was recorded of a cadre, or it was assessed. */
    async findTracesOfCadre(cadreId: string): Promise<readonly ('events' | 'results')[]> {
      const month = localMonth(now().toISOString(), ledgerZone)
      const facts = viewKeys.facts(cadreId, '')
      const { pk } = resultKeys.revision(cadreId, '', 0)
      const [folded, ...recorded] = await Promise.all([
        holds(views, beginningWith(facts.pk, facts.sk)),
        ...[month, addMonths(month, -1)].map(each =>
          holds(ledger, wholePartition(ledgerKeys.month(cadreId, each))),
        ),
      ])
      const assessed = await holds(results, beginningWith(pk, 'ASSESSMENT#'))
      return [
        ...(folded || recorded.includes(true) ? (['events'] as const) : []),
        ...(assessed ? (['results'] as const) : []),
      ]
    },

    /** Whether anybody signed for an org. */
    async findTracesOfOrg(orgId: string): Promise<readonly 'signOffs'[]> {
      const { pk } = resultKeys.signOff(orgId, '', '')
      return (await holds(results, beginningWith(pk, 'SIGNOFF#'))) ? ['signOffs'] : []
    },
  }
}
