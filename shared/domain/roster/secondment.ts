import type { Cadre } from '../../../events/index.ts'

/** Whether a secondment is no longer than a year, as far as its end is known (README.md: 挂职 means more than a year). */
export function isShortSecondment({
  category,
  serviceFrom,
  serviceUntil,
}: Pick<Cadre, 'category' | 'serviceFrom' | 'serviceUntil'>): boolean {
  if (category !== 'seconded' || serviceUntil === undefined) return false
  const yearLater = `${Number(serviceFrom.slice(0, 4)) + 1}${serviceFrom.slice(4)}`
  return serviceUntil <= yearLater
}
