import {
  type CadreAttributes,
  type CadreProfile,
  validOrFirst,
} from '../../../shared/domain/roster/roster.ts'

/** A cadre as the API shows it: what is valid on a date, or will be first, and the whole history beside it. */
export function cadreAsOf(profile: CadreProfile, date: string): CadreProfile & CadreAttributes {
  const valid = validOrFirst(profile.history, date)
  if (!valid) throw new Error(`cadre ${profile.cadreId} has no history`)
  return { ...valid, ...profile }
}
