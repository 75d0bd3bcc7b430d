import type { Assignment, Base } from '../../events/index.ts'
import type { AnnexRow, PlannedBase } from './annex.ts'
import type { Register, Registered } from './register.ts'

/** The two columns of the annex sheet that name bases. */
export type BaseColumn = 'branches' | 'associations'

/** The column in which the annex sheet names a base. */
export const columnOf = ({ kind }: Pick<Base, 'kind'>): BaseColumn =>
  kind === 'association' ? 'associations' : 'branches'

/** Whether an assignment still holds, or will. */
export const isLive = ({ until }: Assignment, today: string): boolean => until === undefined || until > today

/** A cadre as the annex sheet says it: its bases are those still assigned, in their order. */
export function annexRow({ today, orgs, bases }: Register, { now }: Registered): AnnexRow {
  const planned = (column: BaseColumn): PlannedBase[] =>
    now.bases
      .filter(assignment => isLive(assignment, today))
      .flatMap(({ baseId, plannedOn }) => {
        const base = bases.get(baseId)
        return base && columnOf(base) === column ? [{ name: base.name, plannedOn }] : []
      })
  return {
    name: now.name,
    unit: orgs.get(now.orgId)?.name ?? now.orgId,
    post: now.post,
    mobile: now.mobile,
    branches: planned('branches'),
    associations: planned('associations'),
  }
}
