import { cadre } from '../../events/roster.ts'
import { annexReasons as reasons } from '../labels/annex.ts'
import { cleanText } from './clean.ts'

/** The number that a spreadsheet wrote with all its digits, such as 1.3900000013E+10. */
const exponent = /^\d\.(\d{10})e\+?10$/i

/** The digits of a phone as typed: without spaces, dashes and +86, full-width digits made ASCII. */
export function cleanPhone(text: string): string {
  const plain = cleanText(text)
    .normalize('NFKC')
    .replace(/^="(.*)"$/s, '$1')
    .replace(/[\s\-—–‐−()']/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
    .replace(/^(\d+)\.0+$/, '$1')
  return exponent.test(plain) ? String(Number(plain)) : plain
}

/** Why the digits are no mobile number; undefined if they are one. */
export function checkMobile(text: string): string | undefined {
  if (text === '' || text === '必填') return reasons.empty('mobile')
  if (/^\d(\.\d+)?e\+?\d+$/i.test(text)) return reasons.mobileScientific(text)
  if (/^1\d{10}[、,;/]?1\d{10}$/.test(text)) return reasons.mobileTwice
  if (!/^\d*$/.test(text)) return reasons.mobileNotDigits(text)
  if (text.length !== 11) return reasons.mobileLength(text)
  return cadre.shape.mobile.safeParse(text).success ? undefined : reasons.mobileBeginning(text)
}
