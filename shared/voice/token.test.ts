import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readVoiceToken, voiceToken } from './token.ts'

const first = { current: '1', keys: { '1': 'a'.repeat(64) } }
const rotated = { current: '2', keys: { ...first.keys, '2': 'b'.repeat(64) } }
const link = {
  cadreId: 'c-wang',
  youthId: 'y-7',
  month: '2026-10',
  issuedAt: 1_793_000_000,
  expiresAt: 1_794_000_000,
}

test('a token gives its link back, is the same each time, and names nobody', () => {
  const token = voiceToken(first, link)
  expect(token).toBe(voiceToken(first, link))
  expect(token).toMatch(/^[\w-]{90,110}$/)
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('y-7')
  expect(readVoiceToken(first, token)).toEqual(link)
})

test('a key is replaced without breaking the links in the field; once taken away they end', () => {
  const token = voiceToken(first, link)
  expect(readVoiceToken(rotated, token)).toEqual(link)
  expect(voiceToken(rotated, link)).not.toBe(token)
  expect(readVoiceToken({ current: '2', keys: { '2': 'b'.repeat(64) } }, token)).toBeUndefined()
})

test('whatever was cut, extended, changed or made by others is no token', () => {
  const token = voiceToken(first, link)
  const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...characters), (at, character) => {
      const changed = token.slice(0, at) + character + token.slice(at + 1)
      fc.pre(changed !== token)
      expect(readVoiceToken(first, changed)).toBeUndefined()
    }),
  )
  for (let length = 0; length < token.length; length++)
    expect(readVoiceToken(first, token.slice(0, length))).toBeUndefined()
  for (const more of [`${token}A`, `${token}=`, `${token} `, ` ${token}`, '../x', 'A'.repeat(100_000)])
    expect(readVoiceToken(first, more)).toBeUndefined()
  expect(readVoiceToken({ current: '1', keys: { '1': 'c'.repeat(64) } }, token)).toBeUndefined()
})
