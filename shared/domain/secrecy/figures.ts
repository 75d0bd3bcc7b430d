/** One rating behind a figure, as a text of its own. A youth who rates again gives another one. */
export type RatingKey = string

/** A figure that a cadre sees is the sum of these ratings. */
export type Figure = readonly RatingKey[]

/** Fewer never stand behind what a cadre sees, whatever a policy says. */
const fewestRaters = 5

/**
 * Whether a cadre may see a figure after those that it has seen, so that nobody can tell who gave which score. Ratings that
 * came and went together in all of the figures form a group; each group must have `minRaters`, and five at least. Whatever
 * one works out from the figures stays the same when two ratings of a group change places. So each of them may come from
 * as many youths as the group has. In particular that many stand behind the figure, and behind what is new, gone and left
 * of any other.
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
