import type { Json } from './json.ts'
import type { Template } from './load.ts'

/** The value of every parameter: as given, else its default. A parameter without either, or a value for none, is an error. */
export function parameterValues(template: Template, given: Record<string, string>): Map<string, Json> {
  const values = new Map<string, Json>()
  const declared = template.Parameters ?? {}
  for (const name of Object.keys(given)) {
    if (!declared[name]) throw new Error(`parameter ${name}: the template has none of that name`)
  }
  const missing: string[] = []
  for (const [name, parameter] of Object.entries(declared)) {
    const value = given[name] ?? parameter.Default
    if (value === undefined) {
      missing.push(name)
      continue
    }
    if (parameter.AllowedValues && !parameter.AllowedValues.includes(value)) {
      throw new Error(`parameter ${name}: ${JSON.stringify(value)} is not one of ${parameter.AllowedValues}`)
    }
    values.set(name, typed(parameter.Type, value))
  }
  if (missing.length > 0) throw new Error(`parameters without a value: ${missing.join(', ')}`)
  return values
}

function typed(type: string, value: Json): Json {
  if ((type === 'CommaDelimitedList' || type.startsWith('List<')) && typeof value === 'string') {
    return value.split(',').map(item => item.trim())
  }
  return type === 'Number' ? String(value) : value
}
