import { isObject, type Json, type JsonObject } from '../../template/json.ts'
import { compileFilter, type Filter } from './filters.ts'

/** Whether an event has what a pattern asks for. */
export type Pattern = (event: JsonObject) => boolean

/** What one branch of a pattern asks of a field: of its own values, and of the fields within it. */
interface Field {
  filters: readonly Filter[] | undefined
  fields: Map<string, Field>
}

/** One way to match, without `$or`: filters by path. What is written last counts for a path, as in EventBridge. */
type Branch = ReadonlyMap<string, { path: readonly string[]; filters: readonly Filter[] }>

// Field names that EventBridge keeps for itself within `$or`.
const RESERVED = [
  ...[
    'exactly',
    'equals-ignore-case',
    'prefix',
    'suffix',
    'anything-but',
    'exists',
    'wildcard',
    'numeric',
    'cidr',
  ],
  ...['=', '<', '<=', '>', '>=', 'regex', 'not-wildcard', 'not-equals-ignore-case'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range'],
  ...['ip-address-in-range', 'ip-address-not-in-range'],
]

/** Reads a pattern by EventBridge's rules. @throws Error for what it refuses, and for a filter that isn't emulated. */
export function compilePattern(pattern: JsonObject): Pattern {
  const branches = addObject([new Map()], [], pattern, false).map(toField)
  return event => branches.some(branch => matchesField(branch, event))
}

function addObject(branches: Branch[], path: readonly string[], pattern: Json, within: boolean): Branch[] {
  if (!isObject(pattern) || Object.keys(pattern).length === 0)
    throw new Error(`pattern: ${JSON.stringify(pattern)}: must be an object with fields`)
  let all = branches
  for (const [name, rule] of Object.entries(pattern)) {
    if (name === '$or') all = addOptions(all, path, rule)
    else if (within && RESERVED.includes(name)) throw new Error(`pattern: ${name} is no field within $or`)
    else if (isObject(rule)) all = addObject(all, [...path, name], rule, within)
    else all = addFilters(all, [...path, name], rule)
  }
  return all
}

function addOptions(branches: Branch[], path: readonly string[], options: Json): Branch[] {
  if (!Array.isArray(options) || options.length < 2)
    throw new Error('pattern: $or must be a list of at least two objects')
  return options.flatMap(option => addObject(branches, path, option, true))
}

function addFilters(branches: Branch[], path: readonly string[], rule: Json): Branch[] {
  if (!Array.isArray(rule) || rule.length === 0)
    throw new Error(`pattern: ${path.join('.')} must be a list or an object`)
  const filters = rule.map(compileFilter)
  return branches.map(branch => new Map(branch).set(path.join('\0'), { path, filters }))
}

function toField(branch: Branch): Field {
  const root: Field = { filters: undefined, fields: new Map() }
  for (const { path, filters } of branch.values()) {
    let at = root
    for (const name of path) {
      const next = at.fields.get(name) ?? { filters: undefined, fields: new Map() }
      at.fields.set(name, next)
      at = next
    }
    at.filters = filters
  }
  return root
}

function matchesField({ filters, fields }: Field, value: Json | undefined): boolean {
  if (filters) {
    const values = leaves(value)
    if (!filters.some(filter => filter(values))) return false
  }
  if (fields.size === 0) return true
  // All that is asked of a list's elements must hold of the same one.
  const nodes = Array.isArray(value) ? value : [value]
  return nodes.some(node =>
    [...fields].every(([name, field]) => matchesField(field, isObject(node) ? node[name] : undefined)),
  )
}

/** The values a leaf filter looks at: one, those of a list, or none. An object is no leaf. */
function leaves(value: Json | undefined): Json[] {
  if (value === undefined || isObject(value)) return []
  return Array.isArray(value) ? value.flatMap(leaves) : [value]
}
