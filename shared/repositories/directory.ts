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
 * What is known stays so for some seconds, for a change has to show in seconds; what is unknown is asked again, so that
 * a new cadre can record at once.
 */
const lifetime = 5_000

/** Those who ask at the same time get the same answer: a batch of one cadre's events looks it up once. */
function remember<T>(now: () => Date, ask: (id: string) => Promise<T>, known: (value: T) => boolean) {
  const kept = new Map<string, { value: Promise<T>; until: number }>()
  return (id: string): Promise<T> => {
    const hit = kept.get(id)
    if (hit && hit.until > now().getTime()) return hit.value
    const asked = { value: ask(id), until: now().getTime() + lifetime }
    kept.set(id, asked)
    const forget = () => void (kept.get(id) === asked && kept.delete(id))
    asked.value.then(value => known(value) || forget(), forget)
    return asked.value
  }
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
