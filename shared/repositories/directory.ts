import type { Base } from '../../events/index.ts'
import type { CadreProfile } from '../domain/roster/roster.ts'
import { remember } from './remember.ts'

/** Who and what there is, as far as scope and references need it. */
export interface Directory {
  /** The date today. */
  today(): string
  /** A cadre; undefined if there is none. */
  cadre(cadreId: string): Promise<CadreProfile | undefined>
  /** The org and those above it, up to the root; empty if there is no such org. */
  orgPath(orgId: string): Promise<readonly string[]>
  /** A base; undefined if there is none. */
  base(baseId: string): Promise<Base | undefined>
}

/**
 * A directory that remembers answers for some seconds, so that a burst is recorded with one write each and no read. Only
 * for recording: whoever reads would go on seeing a cadre who has moved away.
 */
export function remembering(directory: Directory, now: () => Date): Directory {
  return {
    today: () => directory.today(),
    cadre: remember(
      now,
      id => directory.cadre(id),
      cadre => cadre !== undefined,
    ),
    orgPath: remember(
      now,
      id => directory.orgPath(id),
      path => path.length > 0,
    ),
    base: remember(
      now,
      id => directory.base(id),
      base => base !== undefined,
    ),
  }
}
