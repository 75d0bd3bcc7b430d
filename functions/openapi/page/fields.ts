import { joined, type Markup, markup, type Piece } from '../../../shared/http/html.ts'
import type { Schema } from './document.ts'
import { limitsOf } from './limits.ts'
import { line } from './prose.ts'
import { namesOf, typeOf, variantsOf, withoutNull } from './type.ts'

/** A row of a table of fields. */
interface Row {
  /** Such as `leaves[].since`. */
  readonly name: string
  /** Where it stands, and whether it has to. */
  readonly note: string
  readonly type: Markup
  readonly limits: readonly Piece[]
  readonly description?: string | undefined
}

const isObject = ({ properties }: Schema) => Object.keys(properties ?? {}).length > 0

/** An object that stands within a field, and how its own fields are named there. */
function within(name: string, schema: Schema): { prefix: string; inner: Schema; word: string } | undefined {
  const bare = withoutNull(schema)
  const or = bare === schema ? '' : ' or null'
  if (isObject(bare)) return { prefix: `${name}.`, inner: bare, word: `object${or}` }
  const { items } = bare
  if (typeof items === 'object' && isObject(items))
    return { prefix: `${name}[].`, inner: items, word: `list of objects${or}` }
  return undefined
}

function rowsOf(
  { properties = {}, required = [], additionalProperties: rest, propertyNames }: Schema,
  prefix = '',
): Row[] {
  const named = Object.entries(properties).flatMap(([key, schema]): Row[] => {
    const name = `${prefix}${key}`
    const nested = within(name, schema)
    const row: Row = {
      name,
      note: required.includes(key) ? 'required' : '',
      type: nested ? markup`${nested.word}` : typeOf(schema),
      limits: limitsOf(nested ? { ...withoutNull(schema), ...schema } : schema),
      description: schema.description,
    }
    return [row, ...(nested ? rowsOf(nested.inner, nested.prefix) : [])]
  })
  if (typeof rest !== 'object') return named
  return [
    ...named,
    {
      name: `${prefix}…`,
      note: 'any other name',
      type: typeOf(rest),
      limits: [...limitsOf(rest), ...(propertyNames ? [namesOf(propertyNames)] : [])],
    },
  ]
}

const rowOf = ({ name, note, type, limits, description }: Row) =>
  markup`<tr><th scope="row"><code>${name}</code>${note === '' ? '' : markup` <small>${note}</small>`}</th><td>${joined([type, ...limits], '; ')}${description === undefined ? '' : markup`<br>${line(description)}`}</td></tr>`

/** A table of fields. */
export const fieldTable = (rows: readonly Row[]): Markup => markup`<table>${rows.map(rowOf)}</table>`

/** A schema: an object as the table of its fields, a union of objects as several, anything else in a few words. */
export function schemaBlock(schema: Schema): Markup {
  if (isObject(schema)) return fieldTable(rowsOf(schema))
  const variants = variantsOf(schema)
  if (variants?.some(isObject))
    return markup`<p>One of:</p><ol>${variants.map(variant => markup`<li>${schemaBlock(variant)}</li>`)}</ol>`
  const { items } = schema
  if (typeof items === 'object' && isObject(items))
    return markup`<p>${joined(['A list of these', ...limitsOf(schema)], '; ')}:</p>${schemaBlock(items)}`
  return markup`<p>${joined([typeOf(schema), ...limitsOf(schema)], '; ')}</p>`
}
