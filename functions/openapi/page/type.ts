import { joined, type Markup, markup } from '../../../shared/http/html.ts'
import { anchors, nameOf, type Schema } from './document.ts'
import { limitsOf } from './limits.ts'

const code = (value: unknown) => markup`<code>${JSON.stringify(value)}</code>`

/** A link to a named schema. */
export const schemaLink = (name: string): Markup => markup`<a href="#${anchors.schema(name)}">${name}</a>`

/** The variants of a union; undefined of anything else. */
export const variantsOf = ({ anyOf, oneOf }: Schema): readonly Schema[] | undefined => anyOf ?? oneOf

const isNull = ({ type }: Schema) => type === 'null'

/** What an object or null is where it is one; the schema itself of anything else. */
export function withoutNull(schema: Schema): Schema {
  const some = variantsOf(schema)?.filter(variant => !isNull(variant)) ?? []
  return some.length === 1 ? (some[0] as Schema) : schema
}

/** What names of fields have to keep to. */
export const namesOf = (names: Schema): Markup =>
  markup`names: ${joined([typeOf(names), ...limitsOf(names)], ', ')}`

function objectType({
  properties = {},
  required = [],
  additionalProperties: rest,
  propertyNames,
}: Schema): Markup {
  const named = Object.entries(properties).map(
    ([name, schema]) =>
      markup`<code>${name}</code>${required.includes(name) ? '' : '?'}: ${typeWithLimits(schema)}`,
  )
  const any =
    typeof rest === 'object'
      ? [
          joined(
            [markup`any name: ${typeOf(rest)}`, ...(propertyNames ? [namesOf(propertyNames)] : [])],
            '; ',
          ),
        ]
      : []
  return named.length + any.length === 0 ? markup`object` : markup`{ ${joined([...named, ...any], ', ')} }`
}

/** A type in a few words, with its limits and what it means in brackets. */
function typeWithLimits(schema: Schema): Markup {
  const more = [...limitsOf(schema), ...(schema.description === undefined ? [] : [schema.description])]
  return more.length === 0 ? typeOf(schema) : markup`${typeOf(schema)} (${joined(more, '; ')})`
}

/** A type in a few words: names link to where they are shown. */
export function typeOf(schema: Schema): Markup {
  const { $ref, type, format, items, prefixItems } = schema
  if ($ref !== undefined) return schemaLink(nameOf($ref))
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return joined(schema.enum.map(code), ' | ')
  const variants = variantsOf(schema)
  if (variants) return joined(variants.map(typeWithLimits), ' or ')
  if (prefixItems) return markup`[ ${joined(prefixItems.map(typeWithLimits), ', ')} ]`
  if (type === 'array')
    return markup`list of ${typeof items === 'object' ? typeWithLimits(items) : 'anything'}`
  if (type === 'object') return objectType(schema)
  return markup`${type === undefined ? 'anything' : format === undefined ? type : `${type}, ${format}`}`
}
