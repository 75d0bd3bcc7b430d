import { askOnce } from '../../shared/repositories/remember.ts'
import type { CadreWithLinks, RosterReads } from '../../shared/repositories/roster/roster.ts'

/** Reads each cadre with its links once: the rows of a chunk are mostly of a few. */
export const readingCadres = (
  roster: Pick<RosterReads, 'readCadreWithLinks'>,
): ((cadreId: string) => Promise<CadreWithLinks | undefined>) =>
  askOnce(cadreId => roster.readCadreWithLinks(cadreId))
