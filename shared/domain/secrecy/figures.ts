/**
 * One rating that stands behind a figure, as a text that tells it from every other one: a youth who rates again gives
 * another.
 */
export type RatingKey = string

/** A figure that a cadre sees is the sum of these ratings. */
export type Figure = readonly RatingKey[]

/** Fewer never stand behind what a cadre sees, whatever a policy says. */
const fewestRaters = 5

/**
 * Whether a cadre may see a figure after those that it has seen, so that nobody can tell who gave which score: ratings
 * that always came and went together, in all of the figures, are at least `minRaters`, and five. Whatever one works out from
 * figures stays the same when two such ratings change places, so each of them may have been given by that many youths.
 * In particular at least so many stand behind the figure, and behind what is new, gone and left of any other.
 */
export function mayBeShown(
  seen: readonly Figure[],
  figure: Figure,
  minRaters: number,
  fewest = fewestRaters,
): boolean {
  const figures = [...seen, figure].map(keys => new Set(keys))
  const ratings = new Set([...figures].flatMap(keys => [...keys]))
  const together = new Map<string, number>()
  for (const key of ratings) {
    const company = figures.map(keys => (keys.has(key) ? '1' : '0')).join('')
    together.set(company, (together.get(company) ?? 0) + 1)
  }
  return [...together.values()].every(count => count >= Math.max(minRaters, fewest))
}
