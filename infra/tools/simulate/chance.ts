/** FNV-1a, from where it came to so far. */
function fnv(hash: number, key: string): number {
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return hash
}

/** A whole number of 32 bits that a seed and a key give (FNV-1a, mixed at the end): the same for the same, cheap. */
export function hashOf(seed: number, key: string, prefix = ''): number {
  let hash = fnv(fnv((0x811c9dc5 ^ seed) >>> 0, prefix), key)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A number from 0 up to 1 that a seed and a key give: what happens in one place leaves all others as they are. A prefix of the key need not be put before it. */
export const chanceAt = (seed: number, key: string, prefix = ''): number =>
  hashOf(seed, key, prefix) / 2 ** 32

/** Numbers from 0 up to 1, one after the other (mulberry32). */
export function sequence(seed: number): () => number {
  let state = hashOf(seed, 'sequence')
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whole numbers and choices drawn from a {@link sequence}. */
export function drawing(seed: number) {
  const next = sequence(seed)
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    between,
    happens: (probability: number) => next() < probability,
    pick: <T>(list: readonly T[]): T => list[between(0, list.length - 1)] as T,
    some: <T>(list: readonly T[], from: number, to: number): T[] => {
      const left = [...list]
      const taken: T[] = []
      for (let n = between(from, Math.min(to, left.length)); n > 0; n--)
        taken.push(...left.splice(between(0, left.length - 1), 1))
      return taken
    },
  }
}

export type Drawing = ReturnType<typeof drawing>
