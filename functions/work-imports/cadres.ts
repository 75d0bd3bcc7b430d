import type { CadreWithLinks, RosterReads } from '../../shared/repositories/roster/roster.ts'

/** Reads each cadre with its links once: the rows of a chunk are mostly of a few. */
export function readingCadres(
  roster: Pick<RosterReads, 'readCadreWithLinks'>,
): (cadreId: string) => Promise<CadreWithLinks | undefined> {
  const known = new Map<string, Promise<CadreWithLinks | undefined>>()
  return cadreId => {
    const reading = known.get(cadreId) ?? roster.readCadreWithLinks(cadreId)
    known.set(cadreId, reading)
    return reading
  }
}
