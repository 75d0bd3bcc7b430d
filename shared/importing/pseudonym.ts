import { createHmac } from 'node:crypto'
import type { KeyRing } from '../aws/secrets.ts'

/** What a youth may be known by outside. */
export type NumberKind = 'mobile' | 'identity'

/** The key of youths' pseudonyms. It is the ring's first for ever: with another key everybody would be somebody else. */
function keyOf({ keys }: KeyRing): string {
  const key = keys['1']
  if (key === undefined) throw new Error('the ring lacks its first key')
  return key
}

/** Letters only: digits could look like a number of somebody. */
const lettered = (digest: string) =>
  [...digest].map(digit => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('')

/** The pseudonym of a mobile or identity number: one below each root, not to be tried out without the key. */
export function youthIdOf(ring: KeyRing, rootId: string, kind: NumberKind, number: string): string {
  const text = JSON.stringify([rootId, kind, number])
  const digest = createHmac('sha256', keyOf(ring)).update(text).digest('hex').slice(0, 24)
  return `y-${lettered(digest)}`
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const checkDigit = (seventeen: string) =>
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(seventeen[at]), 0) % 11] as string

/** An identity number as it is written today (GB 11643): 18 digits; undefined for what is none. */
export function identityNumber(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'-]/g, '')
    .toUpperCase()
  if (/^\d{15}$/.test(plain)) {
    const seventeen = `${plain.slice(0, 6)}19${plain.slice(6)}`
    return seventeen + checkDigit(seventeen)
  }
  return /^\d{17}[\dX]$/.test(plain) && checkDigit(plain.slice(0, 17)) === plain[17] ? plain : undefined
}

const numbers = /(?:[\d０-９][\s\-—._]?){7,}[\dXx０-９]?/g

/** A text without long numbers: what is kept of an import holds no phone and no identity number. */
export const withoutNumbers = (text: string): string => text.replace(numbers, '■')
