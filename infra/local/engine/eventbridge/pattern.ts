import { isObject, type Json, type JsonObject } from '../../template/json.ts'
import { matchesFilter } from './filters.ts'

/** Whether an event has what the pattern asks for, by EventBridge's rules. */
export function matches(pattern: JsonObject, event: JsonObject): boolean {
  return matchesNode(pattern, event)
}

/** Refuses a pattern that uses what isn't emulated, before any event comes. */
export function checkPattern(pattern: JsonObject): void {
  // Matching against nothing visits every filter of a field that may be absent; a probe value visits the rest.
  for (const [key, rule] of Object.entries(pattern)) {
    if (key === '$or' && Array.isArray(rule)) for (const option of rule) checkPattern(option as JsonObject)
    else if (isObject(rule)) checkPattern(rule)
    else if (!Array.isArray(rule) || rule.length === 0)
      throw new Error(`pattern: ${key} must be a list or an object`)
    else for (const filter of rule) matchesFilter(filter, ['probe'])
  }
}

function matchesNode(pattern: JsonObject, value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(item => matchesNode(pattern, item))
  const node = isObject(value) ? value : {}
  return Object.entries(pattern).every(([key, rule]) => {
    if (key === '$or' && Array.isArray(rule)) {
      return rule.some(option => matchesNode(option as JsonObject, value))
    }
    if (isObject(rule)) return matchesNode(rule, node[key])
    const values = leaves(node[key])
    return (rule as Json[]).some(filter => matchesFilter(filter, values))
  })
}

/** The values a leaf filter looks at: one, those of a list, or none. An object is no leaf. */
function leaves(value: Json | undefined): Json[] {
  if (value === undefined || isObject(value)) return []
  return Array.isArray(value) ? value.flatMap(leaves) : [value]
}
