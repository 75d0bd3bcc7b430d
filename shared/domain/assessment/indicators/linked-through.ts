import { inMonth } from '../../do-next/ahead.ts'
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
export function linkedThrough<Kind extends BaseKindDue>(kind: Kind, name: string): Through<Kind> {
  const advice = adviceKinds[kind]
  return {
    id: ids[kind],

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
      const item = inMonth(ahead, advice, by => `通过${name}联系的青年还差${short}名，请在${by}前补足。`)
      return [{ item, lost: short / (reached?.den ?? 1) }]
    },
  }
}
