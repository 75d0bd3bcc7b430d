import { randomBytes } from 'node:crypto'
import type { SecretName } from '../../../shared/contracts/function.ts'
import { UsageError } from '../command-line.ts'

/** Rings of keys, and why one may not be rotated: what it made would be lost, or made anew under other names. */
export const rings: Readonly<Record<SecretName, string | null>> = {
  voice: null,
  webhooks: null,
  aliases: 'by its key a cadre knows the demands that youths raised; another key would give each a second id',
  naming: 'by its key the same name gets the same id; another key would import everybody a second time',
  youths:
    'by its first key a phone number is always the same youth; another key would make everybody somebody else',
}

/** The ring of this name. @throws UsageError where there is none, or where it may not be rotated. */
export function rotatable(name: string): SecretName {
  if (!Object.hasOwn(rings, name)) throw new UsageError(`say which: ${Object.keys(rings).join(', ')}`)
  const why = rings[name as SecretName]
  if (why !== null) throw new UsageError(`${name} is never rotated: ${why}`)
  return name as SecretName
}

/** A ring as it is kept: keys by number, and which one makes. */
type Ring = { readonly current: string } & Readonly<Record<string, string>>

const numbersOf = ({ current: _, ...keys }: Ring) => Object.keys(keys).map(Number)

/** How many keys a ring has, and which one makes. */
export const ringState = (ring: Ring) => ({ keys: numbersOf(ring).length, current: ring.current })

/** The ring with one more key, which only recognises so far; that of an earlier try if it has one. */
export function withNewKey(ring: Ring, key = randomBytes(48).toString('base64url')): Ring {
  const newest = Math.max(...numbersOf(ring))
  return newest > Number(ring.current) ? ring : { ...ring, [String(newest + 1)]: key }
}

/** The ring by whose newest key everything is made from now on. */
export const withNewestCurrent = (ring: Ring): Ring => ({
  ...ring,
  current: String(Math.max(...numbersOf(ring))),
})
