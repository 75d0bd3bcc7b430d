import { cleanName } from '../../../shared/annex/clean.ts'
import { checkMobile, cleanPhone } from '../../../shared/annex/mobile.ts'
import { hasEnded, type Register, type Registered } from '../../../shared/annex/register.ts'
import { withoutNumbers } from '../../../shared/importing/pseudonym.ts'
import { jobReasons } from '../../../shared/labels/jobs.ts'

/** Whom a row is about, or why nobody is found. */
export type FoundCadre = Registered | { readonly reason: string }

const isMobile = (text: string) => checkMobile(text) === undefined

/** Finds serving cadres by name, by mobile number in the same cell or in one of its own, or by both. */
export function findingCadres({ cadres, today }: Register): (cadre: string, mobile: string) => FoundCadre {
  const serving = cadres.filter(cadre => !hasEnded(cadre, today))
  const byName = Map.groupBy(serving, ({ now }) => cleanName(now.name))
  const byMobile = Map.groupBy(serving, ({ now }) => now.mobile)

  function named(name: string): FoundCadre {
    const [first, ...others] = byName.get(name) ?? []
    const safeName = withoutNumbers(name)
    if (!first) return { reason: jobReasons.cadreUnknown(safeName) }
    return others.length > 0 ? { reason: jobReasons.cadreAmbiguous(safeName, others.length + 1) } : first
  }

  return (cell, mobileCell) => {
    const typed = cleanPhone(cell)
    const mobile = isMobile(typed) ? typed : cleanPhone(mobileCell)
    const name = isMobile(typed) ? '' : cleanName(cell)
    if (mobile === '') return named(name)
    const found = byMobile.get(mobile) ?? []
    const same = name === '' ? found : found.filter(({ now }) => cleanName(now.name) === name)
    const [first, ...others] = same
    if (others.length > 0) return { reason: jobReasons.cadreMobileAmbiguous }
    if (first) return first
    const isOther = found.length > 0
    return {
      reason: isOther ? jobReasons.cadreMismatch(withoutNumbers(name)) : jobReasons.cadreMobileUnknown,
    }
  }
}
