import { remember } from './remember.ts'

/** Who and what there is, as far as scope and references need it. */
export interface Directory {
  /** Org of a cadre today (before its first day: the first org); undefined if there is no such cadre. */
  orgOfCadre(cadreId: string): Promise<string | undefined>
  /** The org and those above it, up to the root; empty if there is no such org. */
  orgPath(orgId: string): Promise<readonly string[]>
  /** Whether there is such a base. */
  hasBase(baseId: string): Promise<boolean>
}

/**
 * A directory that remembers answers for some seconds, so that a burst is recorded with one write each and no read. Only
 * for recording: whoever reads would go on seeing a cadre who has moved away.
 */
export function remembering(directory: Directory, now: () => Date): Directory {
  return {
    orgOfCadre: remember(
      now,
      id => directory.orgOfCadre(id),
      org => org !== undefined,
    ),
    orgPath: remember(
      now,
      id => directory.orgPath(id),
      path => path.length > 0,
    ),
    hasBase: remember(
      now,
      id => directory.hasBase(id),
      known => known,
    ),
  }
}
