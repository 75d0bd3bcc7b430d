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
export function annexRow({ today, orgs, bases }: Register, { now, profile }: Registered): AnnexRow {
  const { serviceFrom, serviceUntil = null } = profile

  const planned = (column: BaseColumn): PlannedBase[] =>
    now.bases
      .filter(assignment => isLive(assignment, today))
      .flatMap(({ baseId, plannedOn }) => {
        const base = bases.get(baseId)
        if (!base || columnOf(base) !== column) return []
        const unit = orgs.get(base.orgId)?.name
        return [{ name: base.name, plannedOn, kind: base.kind, ...(unit !== undefined && { unit }) }]
      })
  return {
    name: now.name,
    unit: orgs.get(now.orgId)?.name ?? now.orgId,
    post: now.post,
    mobile: now.mobile,
    category: now.category,
    ...(now.quota !== undefined && { quota: now.quota }),
    serviceFrom,
    serviceUntil,
    accounts: now.accounts,
    leaves: profile.leaves ?? [],
    branches: planned('branches'),
    associations: planned('associations'),
  }
}
