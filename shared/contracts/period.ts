import * as z from 'zod'

/** A quarter such as `2026-Q2`, or a year such as `2026`. */
export const period = z
  .string()
  .regex(/^(19|20)\d{2}(-Q[1-4])?$/, 'a quarter such as 2026-Q2, or a year such as 2026')
