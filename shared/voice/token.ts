import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import type { KeyRing } from '../aws/secrets.ts'

/** What a youth's link stands for; it is good for nothing else. */
export interface VoiceLink {
  readonly cadreId: string
  readonly youthId: string
  readonly month: string
  /** Seconds since 1970: when it was issued, and when it ends. */
  readonly issuedAt: number
  readonly expiresAt: number
}

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16
/** Longest token that is looked at: two ids of 64 characters fit well. */
const maxLength = 400

/** Two keys of one secret: one to encrypt by, one to draw nonces by. */
function keysOf(secret: string): { encrypt: Buffer; nonce: Buffer } {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `baixin voice ${use}`, 32))
  return { encrypt: derive('encrypt'), nonce: derive('nonce') }
}

const derived = new Map<string, ReturnType<typeof keysOf>>()

function keys(secret: string): ReturnType<typeof keysOf> {
  const known = derived.get(secret) ?? keysOf(secret)
  derived.set(secret, known)
  return known
}

/**
 * The token of a link: encrypted and authenticated (AES-256-GCM), so that it names nobody and cannot be made, cut or
 * mended by others. The same link gives the same token, since the nonce is drawn from the link by a key of its own.
 */
export function voiceToken(ring: KeyRing, link: VoiceLink): string {
  const { cadreId, youthId, month, issuedAt, expiresAt } = link
  const secret = ring.keys[ring.current]
  if (secret === undefined) throw new Error('the ring lacks its current key')
  const plain = Buffer.from([cadreId, youthId, month, issuedAt, expiresAt].join(' '))
  const key = keys(secret)
  const nonce = createHmac('sha256', key.nonce).update(plain).digest().subarray(0, nonceLength)
  const sealing = createCipheriv(cipher, key.encrypt, nonce)
  const sealed = Buffer.concat([sealing.update(plain), sealing.final()])
  return Buffer.concat([nonce, sealed, sealing.getAuthTag()]).toString('base64url')
}

function open(secret: string, bytes: Buffer): string | undefined {
  try {
    const opening = createDecipheriv(cipher, keys(secret).encrypt, bytes.subarray(0, nonceLength))
    opening.setAuthTag(bytes.subarray(-tagLength))
    const sealed = bytes.subarray(nonceLength, -tagLength)
    return Buffer.concat([opening.update(sealed), opening.final()]).toString()
  } catch {
    return undefined
  }
}

/** The link that a token stands for; undefined for whatever no key of the ring has made. */
export function readVoiceToken(ring: KeyRing, token: string): VoiceLink | undefined {
  if (token.length > maxLength) return undefined
  const bytes = Buffer.from(token, 'base64url')
  // Only the one spelling: else what is cut off or added within the last character would pass.
  if (bytes.toString('base64url') !== token || bytes.length <= nonceLength + tagLength) return undefined
  for (const secret of Object.values(ring.keys)) {
    const plain = open(secret, bytes)
    if (plain === undefined) continue
    const [cadreId = '', youthId = '', month = '', issuedAt, expiresAt] = plain.split(' ')
    return { cadreId, youthId, month, issuedAt: Number(issuedAt), expiresAt: Number(expiresAt) }
  }
  return undefined
}
