import type * as z from 'zod'

const declarations = new WeakMap<z.ZodType, z.ZodType>()

/** What clients are told of a schema that looks at less than they are told. */
export const declaredAs = (schema: z.ZodType): z.ZodType => declarations.get(schema) ?? schema

/** A body that clients are told to send as `declared`, taken as `taken`: the handler looks at each part for itself. */
export function takenBy<Declared extends z.ZodType, Taken extends z.ZodType>(
  declared: Declared,
  taken: Taken,
): z.ZodType<z.output<Taken>, z.input<Declared>> {
  declarations.set(taken, declared)
  return taken as z.ZodType<z.output<Taken>, z.input<Declared>>
}

/** An answer told as `declared`, looked at as `checked`: what was recorded by the rules of its day stays readable. */
export function checkedBy<Declared extends z.ZodType>(declared: Declared, checked: z.ZodType): Declared {
  declarations.set(checked, declared)
  return checked as Declared
}
