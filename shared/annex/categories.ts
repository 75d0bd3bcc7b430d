import type { Cadre } from '../../events/index.ts'
import { cadre } from '../../events/roster.ts'
import { squash } from './clean.ts'

type Category = Cadre['category']

/** As people write it; `squash` leaves remarks in brackets out, so those that matter are looked at first. */
const others: readonly (readonly [RegExp, Category])[] = [
  [/^专职(团干部)?$/, 'fullTime'],
  [/^挂职(团干部)?$/, 'seconded'],
  [/^兼职(团干部)?[（(].*(较多|数量).*[）)]$/, 'partTimeLarge'],
  [/^其他兼职(团干部)?$/, 'partTime'],
]

/** The category that a cell means, by its word or its code; a bare 兼职 may be either and is none. */
export const categoryOf = (typed: string): Category | undefined => {
  const word = typed.replace(/\s/g, '')
  const code = cadre.shape.category.safeParse(word).data
  return code ?? others.find(([pattern]) => pattern.test(word) || pattern.test(squash(typed)))?.[1]
}
