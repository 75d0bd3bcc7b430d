import { type Advice, byMonthEnd } from '../../do-next/ahead.ts'
import type { BaseKindDue } from '../../policy/policy.ts'
import { type Indicator, noEvents, notApplicable, share } from './indicator.ts'

const ids = { branch: 'branchYouth', association: 'associationYouth' } as const
const adviceKinds = { branch: 'branchLinks', association: 'associationLinks' } as const

type Through<Kind extends BaseKindDue> = Indicator<
  (typeof ids)[Kind],
  { short: number },
  (typeof adviceKinds)[Kind]
>

/** An indicator of counted links through bases of one kind; n/a where none are due. */
export function linkedThrough<Kind extends BaseKindDue>(kind: Kind): Through<Kind> {
  const advice = adviceKinds[kind]
  return {
    id: ids[kind],
    restsOn: [],

    measure: ctx => {
      const due = ctx.rule[ids[kind]]
      if (due === 0) return notApplicable
      let links = 0
      for (const link of ctx.counted) if (ctx.kindOf(link.baseId) === kind) links++
      return share(links, due, short => ({ short }))
    },

    creditedBy: noEvents,

    advise: (ahead, { missing, reached }) => {
      if (missing === undefined) return []
      const { short } = missing
      const item = { kind: advice, deadline: byMonthEnd(ahead), details: { short } } as Advice<typeof advice>
      return [{ item, lost: short / (reached?.den ?? 1) }]
    },
  }
}
