import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { Sha256 } from './sha256.ts'

const key = Uint8Array.from({ length: 32 }, (_, n) => n)

test.each([
  ['a text', 'AWS4secret', 'AWS4secret'],
  ['bytes', key, key],
  ['bytes within others', new Uint8Array(Uint8Array.of(9, ...key, 9).buffer, 1, 32), key],
  ['a buffer', key.buffer, key],
])('signs with %s as Node does, however often', async (_, secret, asNode) => {
  const expected = createHmac('sha256', asNode).update('to be signed').digest()
  for (const data of ['to be signed', Buffer.from('to be signed')]) {
    const hash = new Sha256(secret)
    hash.update(data)
    expect(Buffer.from(await hash.digest())).toEqual(expected)
  }
})

test('hashes without a key, and begins anew', async () => {
  const hash = new Sha256()
  hash.update('一')
  hash.reset()
  hash.update(Buffer.from('百心'))
  expect(Buffer.from(await hash.digest())).toEqual(createHash('sha256').update('百心').digest())
})
