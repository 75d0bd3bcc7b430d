import type { Base, BaseReplacement } from '../../../events/index.ts'
import { type Change, type Dated, placeEntry, validOrFirst } from './dated.ts'
import { beginning } from './orgs.ts'

/** A base, by its name of today, with all that it was ever called; `names` ascend by `effectiveFrom`, one entry each. */
export interface BaseProfile extends Base {
  names: (Dated & { name: string })[]
}

/** What the base was called on a date. */
export function baseNameOn({ name, names }: BaseProfile, date: string): string {
  return validOrFirst(names, date)?.name ?? name
}

/**
 * A full replacement of a base on the local date `today`. Its name holds from then on, the first time from the
 * beginning, unless it says an earlier day; its org is the latest replacement's.
 */
export function replaceBase(
  profile: BaseProfile | undefined,
  { effectiveFrom, name, ...base }: BaseReplacement,
  today: string,
): { profile: BaseProfile; change: Change } {
  const { history, change } = placeEntry<BaseProfile['names'][number]>(
    profile?.names ?? [],
    { name, effectiveFrom },
    { first: beginning, today },
  )
  const names = [...history]
  const moves = profile !== undefined && profile.orgId !== base.orgId
  return {
    profile: { ...base, name: names.at(-1)?.name ?? name, names },
    change: change === 'unchanged' && moves ? 'replaced' : change,
  }
}
