import type { Base, Cadre } from '../../events/index.ts'
import { accountWords } from '../../shared/annex/accounts.ts'
import { type BaseColumn, columnOf, isLive } from '../../shared/annex/annex-row.ts'
import { leaveWords } from '../../shared/annex/leaves.ts'
import { annexTitles as titles } from '../../shared/labels/annex.ts'
import { categoryLabels } from '../../shared/labels/roster.ts'

/** What a row changes of a cadre, in the words of the sheet. */
export interface ColumnChange {
  readonly column: string
  readonly before: string
  readonly after: string
}

/** What the words for a cadre are taken from. */
export interface Words {
  readonly today: string
  readonly unitOf: (orgId: string) => string
  readonly baseOf: (baseId: string) => Base | undefined
}

type Said = Pick<
  Cadre,
  'name' | 'orgId' | 'post' | 'mobile' | 'category' | 'quota' | 'accounts' | 'bases' | 'leaves'
>

function say(cadre: Said, { today, unitOf, baseOf }: Words): [string, string][] {
  const bases = (column: BaseColumn) =>
    cadre.bases
      .filter(assignment => isLive(assignment, today))
      .flatMap(({ baseId, plannedOn }) => {
        const base = baseOf(baseId)
        return base && columnOf(base) === column ? [`${base.name}（${plannedOn}）`] : []
      })
      .join('、')
  return [
    [titles.name, cadre.name],
    [titles.unit, unitOf(cadre.orgId)],
    [titles.post, cadre.post],
    [titles.mobile, cadre.mobile],
    [titles.category, categoryLabels[cadre.category]],
    [titles.quota, cadre.quota === undefined ? '' : String(cadre.quota)],
    [titles.accounts, accountWords(cadre.accounts)],
    [titles.leaves, leaveWords(cadre.leaves)],
    [titles.branch, bases('branches')],
    [titles.association, bases('associations')],
  ]
}

/** The columns that differ. */
export function changesOf(before: Said, after: Said, words: Words): ColumnChange[] {
  const now = say(after, words)
  return say(before, words).flatMap(([column, was], at) => {
    const is = now[at]?.[1] ?? ''
    return was === is ? [] : [{ column, before: was, after: is }]
  })
}
