import * as z from 'zod'

const digits = /^-?(?:0|[1-9]\d*)$/

const read = (value?: number | string) => (digits.test(String(value)) ? Number(value) : value)

/** A whole number in a path or a query, decimal digits alone: `Number` would also read `1e1`, `0x10` and blanks. */
export const wholeNumber = (least: number, most: number = Number.MAX_SAFE_INTEGER) =>
  z.preprocess(read, z.int().min(least).max(most))

/** {@link wholeNumber}, and what it is unless said. */
export const wholeNumberOr = (usual: number, least: number, most: number) =>
  z.preprocess(read, z.int().min(least).max(most).default(usual))
