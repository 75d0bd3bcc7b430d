import { type RollUp, rollUp, type Sums } from '../../../shared/domain/assessment/rollup.ts'
import type { Policy } from '../../../shared/domain/policy/policy.ts'
import { moveOf } from '../../../shared/domain/policy/rehearsal.ts'
import type {
  MovedCadre,
  Rehearsal,
  RehearsedOrg,
  RehearsedPart,
} from '../../../shared/repositories/rehearsals.ts'

/** Orgs that one month's answer lists. */
const mostOrgs = 300

/** How far a rehearsal is, from the orgs' months that were planned so far. */
export function progressOf({ months }: Pick<Rehearsal, 'months'>, orgs: readonly RehearsedOrg[]) {
  const sum = (of: (org: RehearsedOrg) => number) => orgs.reduce((total, org) => total + of(org), 0)
  const isPlanned = orgs.length === months.length + sum(({ children }) => children)
  return {
    state: isPlanned ? ('running' as const) : ('planning' as const),
    cadresDone: sum(({ cadres, done }) => (done ? cadres - done.keptBack : 0)),
    cadresTotal: sum(({ cadres }) => cadres),
  }
}

/** The same of one that is done, from its months. */
export function doneOf(wholes: readonly RehearsedPart[]) {
  const sum = (of: 'cadres' | 'keptBack') => wholes.reduce((total, whole) => total + whole[of], 0)
  return {
    state: 'done' as const,
    cadresDone: sum('cadres') - sum('keptBack'),
    cadresTotal: sum('cadres'),
  }
}

const shownSums = ({ grades, unrated, dimensions, histogram }: RollUp) => ({
  grades,
  unrated,
  dimensions,
  histogram,
})

/** What a month comes to by the policy that stands and by the draft, with the orgs that it is made of. */
export function monthOf(
  { month, orgId, keptBack, changes }: RehearsedPart,
  parts: readonly RehearsedPart[],
  { standing, draft }: { readonly standing: Policy | undefined; readonly draft: Policy },
) {
  const sums = (policy: Policy, of: Sums) => shownSums(rollUp(policy, orgId, month, of))
  const shown = parts.filter(part => part.orgId !== orgId || part.cadres > 0)
  return {
    month,
    ...(standing && { policy: { id: standing.id, version: standing.version } }),
    assessed: changes.before.assessed,
    keptBack,
    moves: changes.moves,
    before: sums(standing ?? draft, changes.before),
    after: sums(draft, changes.after),
    orgs: shown.slice(0, mostOrgs).map(({ orgId, name, changes: { moves, before, after } }) => ({
      ...{ orgId, name, assessed: before.assessed, moves },
      ...{ before: before.grades, after: after.grades },
    })),
    moreOrgs: Math.max(0, shown.length - mostOrgs),
  }
}

/** One whom the draft moves. */
export function shownCadre({ month, cadreId, name, orgId, orgName, rehearsed }: MovedCadre) {
  const result = ({ total, grade }: MovedCadre['rehearsed']['before']) => ({ total, grade })
  return {
    month,
    cadreId,
    ...(name !== undefined && { name }),
    orgId,
    ...(orgName !== undefined && { orgName }),
    move: moveOf(rehearsed),
    before: result(rehearsed.before),
    after: result(rehearsed.after),
  }
}
