import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { KeyRing } from '../../aws/secrets.ts'

/** Ids by which a cadre knows what a youth said: they say nothing of the event's own id, and lead back without a look-up. */
export interface Aliases {
  aliasOf(eventId: string): string
  /** The event's own id, whether that or its alias is given. */
  resolve(id: string): string
}

/** Crockford's alphabet. No ULID begins with any of its last sixteen, so none looks like an alias. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const aliasPattern = /^[G-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{25}$/

const digits = (value: bigint, length: number) =>
  Array.from({ length }, (_, at) => alphabet[Number((value >> BigInt(5 * (length - 1 - at))) & 31n)]).join('')

const numberOf = (text: string) =>
  [...text].reduce((value, digit) => (value << 5n) | BigInt(alphabet.indexOf(digit)), 0n)

const hex = (value: bigint) => value.toString(16).padStart(32, '0')

const uuidOf = (value: bigint) => hex(value).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The 128 bits of an event's id, and whether it is a UUID; else it is a ULID. */
const bitsOf = (eventId: string): [bits: bigint, isUuid: boolean] =>
  eventId.length === 36 ? [BigInt(`0x${eventId.replaceAll('-', '')}`), true] : [numberOf(eventId), false]

/** Aliases made with a secret, a block of AES each, the same for ever: a new secret would lose what old ones named. */
export function aliasesWith(secret: string): Aliases {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'aliases', 16))
  const cipher = (make: typeof createCipheriv | typeof createDecipheriv, bits: bigint) => {
    const block = make('aes-128-ecb', key, null).setAutoPadding(false)
    return BigInt(`0x${block.update(hex(bits), 'hex', 'hex')}`)
  }
  return {
    aliasOf(eventId) {
      const [bits, isUuid] = bitsOf(eventId)
      return digits((1n << 129n) | (isUuid ? 1n << 128n : 0n) | cipher(createCipheriv, bits), 26)
    },
    resolve(id) {
      if (!aliasPattern.test(id)) return id
      const value = numberOf(id)
      const bits = cipher(createDecipheriv, value & ((1n << 128n) - 1n))
      return (value >> 128n) & 1n ? uuidOf(bits) : digits(bits, 26)
    },
  }
}

/** The id for which an id or its alias stands; the secret is asked for only where it is needed. */
export const idBehind = async (aliases: () => Promise<Aliases>, id: string): Promise<string> =>
  aliasPattern.test(id) ? (await aliases()).resolve(id) : id

/** Opens the aliases of a ring of keys, when the first is asked for. */
export function openAliases(ring: () => Promise<KeyRing>): () => Promise<Aliases> {
  let known: Promise<Aliases> | undefined
  return () => {
    known ??= ring().then(({ current, keys }) => aliasesWith(keys[current] as string))
    known.catch(() => {
      known = undefined
    })
    return known
  }
}
