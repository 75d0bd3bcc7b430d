import * as z from 'zod'

/** What can be wrong with a field, so that an app can say it in its own words. */
export const fieldCodes = {
  required: 'The field is missing.',
  unknown_field: 'There is no such field.',
  wrong_type: 'The value is of another JSON type.',
  bad_format: 'The text is not of the form that is asked for.',
  too_short: 'Too few characters or items.',
  too_long: 'Too many characters or items.',
  too_small: 'The number or date is below the least that is taken.',
  too_big: 'The number or date is above the most that is taken.',
  not_allowed: 'The value is not among those that are taken here.',
  not_unique: 'The list names something twice.',
  not_found: 'The value names nothing in your scope.',
  conflict: 'The value stands against what is already there.',
} as const

export type FieldCode = keyof typeof fieldCodes

/** Parameters of a refinement, by which a broken rule of ours gets its code. */
export const rule = (code: FieldCode, error: string) => ({ error, params: { code } })

/** Check of a list that names nothing twice. */
export const eachOnce = (what: string) =>
  z.refine<readonly unknown[]>(
    values => new Set(values).size === values.length,
    rule('not_unique', `each ${what} once`),
  )
