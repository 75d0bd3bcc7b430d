import { expect, test } from 'vitest'
import { readVoiceToken, voiceToken } from '../../../shared/voice/token.ts'
import { rotatable, withNewestCurrent, withNewKey } from './keys.ts'

const ring = { current: '1', '1': 'a'.repeat(64) }
const ringOf = ({ current, ...keys }: typeof ring) => ({ current, keys })
const link = { cadreId: 'c-wang', youthId: 'y-1', month: '2026-05', issuedAt: 1, expiresAt: 2 }

test('a link in the field works through a rotation, and one of the new key before it is current', () => {
  const old = voiceToken(ringOf(ring), link)
  const added = withNewKey(ring, 'b'.repeat(64)) as typeof ring
  expect([added.current, readVoiceToken(ringOf(added), old)]).toEqual(['1', link])
  const rotated = withNewestCurrent(added) as typeof ring
  expect([rotated.current, readVoiceToken(ringOf(rotated), old)]).toEqual(['2', link])
  const fresh = voiceToken(ringOf(rotated), link)
  expect(fresh).not.toBe(old)
  expect(readVoiceToken(ringOf(added), fresh)).toEqual(link)
})

test('a rotation that stopped halfway goes on with its key', () => {
  const added = withNewKey(ring, 'b'.repeat(64))
  expect(withNewKey(added, 'c'.repeat(64))).toEqual(added)
})

test.each([
  ['aliases', /never rotated/],
  ['naming', /never rotated/],
  ['youths', /never rotated/],
  ['votes', /say which/],
  ['', /say which/],
])('%s is refused', (name, why) => {
  expect(() => rotatable(name)).toThrow(why)
})
