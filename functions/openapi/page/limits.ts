import { type Markup, markup } from '../../../shared/http/html.ts'
import type { Schema } from './document.ts'

/** A range in words; undefined where there is none. */
function range(least: number | undefined, most: number | undefined, unit = ''): string | undefined {
  if (least !== undefined && least === most) return `exactly ${least}${unit}`
  if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`
  if (least !== undefined) return `at least ${least}${unit}`
  return most === undefined ? undefined : `at most ${most}${unit}`
}

const code = (value: unknown) => markup`<code>${JSON.stringify(value)}</code>`

/** What a value has to keep to besides its type. */
export function limitsOf(schema: Schema): (Markup | string)[] {
  const { exclusiveMinimum: above, exclusiveMaximum: below, multipleOf, pattern } = schema
  // A tuple has as many items as it names.
  const items = schema.prefixItems ? undefined : range(schema.minItems, schema.maxItems, ' items')
  return [
    range(schema.minimum, schema.maximum),
    above === undefined ? undefined : `above ${above}`,
    below === undefined ? undefined : `below ${below}`,
    multipleOf === undefined ? undefined : `a multiple of ${multipleOf}`,
    range(schema.minLength || undefined, schema.maxLength, ' characters'),
    items,
    schema.uniqueItems ? 'no two alike' : undefined,
    pattern === undefined ? undefined : markup`<code>${pattern}</code>`,
    schema.default === undefined ? undefined : markup`${code(schema.default)} unless said`,
    schema.deprecated ? 'deprecated' : undefined,
  ].filter(limit => limit !== undefined)
}
