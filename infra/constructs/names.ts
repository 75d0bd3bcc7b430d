/** Construct id of a thing: `project-month`, `dead letters` → `ProjectMonthDeadLetters`. */
export function constructId(...names: string[]): string {
  const words = names.flatMap(name => name.split(/[^A-Za-z0-9]+/)).filter(Boolean)
  return words.map(word => word[0]?.toUpperCase() + word.slice(1)).join('')
}
