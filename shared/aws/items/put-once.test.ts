import { expect, test } from 'vitest'
import { memoryItems } from './memory.ts'
import { putOnce } from './put-once.ts'

const key = { pk: 'ORG#ls', sk: 'SIGNOFF#2026-05#d' }

test('the value that was first stays, and everybody is told which one it is', async () => {
  const items = memoryItems()
  expect(await putOnce(items, key, { by: 'u-1' })).toEqual({ first: { by: 'u-1' }, added: true })
  expect(await putOnce(items, key, { by: 'u-2' })).toEqual({ first: { by: 'u-1' }, added: false })
  expect(await items.get(key)).toEqual({ ...key, value: { by: 'u-1' } })
})
