/** The longest list that is told: a result has to fit into one item. */
export const maxListed = 200

/** A list that may be longer than is told: `total` is how long it is then. */
export interface Listing {
  total?: number | undefined
}

/** What is missing: the first 200 of its list, with how many there are. */
export function shortened<Missing>(missing: Missing): Missing {
  const long = Object.entries(missing as object).filter(
    ([, list]) => Array.isArray(list) && list.length > maxListed,
  )
  if (long.length === 0) return missing
  const first = long.map(([name, list]) => [name, list.slice(0, maxListed)])
  return { ...missing, ...Object.fromEntries(first), total: long[0]?.[1].length }
}
