import { expect, test } from 'vitest'
import { entityId, eventId, text } from './envelope.ts'

const fine = (value: string) => entityId.safeParse(value).success

test.each([
  '13900000009',
  '8613900000009',
  '320826200801010009',
  '32082620080101000X',
  '32082620080101000x',
  'y-13900000009',
  'y_320826200801010009',
  '139-0000-0009',
  '139.0000.0009',
  'c-13900000009-ls',
])('an id that shows whom it stands for is refused: %s', id => {
  expect(fine(id)).toBe(false)
})

test.each([
  'y-0001',
  'y-1603d51546',
  '320800',
  '12345678901',
  '139000000091',
  '1390000000',
  'c-ls-02',
  '2026-05-20-001',
  '0197a2c4-5b00-7000-8000-000000000005',
])('an id that shows nobody is taken: %s', id => {
  expect(fine(id)).toBe(true)
})

test.each([
  ['0197A2C4-5B00-7000-8000-00000000000A', '0197a2c4-5b00-7000-8000-00000000000a'],
  ['01arz3ndektsv4rrffq69g5fav', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
])('however an event id is spelt, it is one: %s', (spelt, id) => {
  expect(eventId.parse(spelt)).toBe(id)
})

test.each([
  [1, ' ', false],
  [1, '\u3000\n', false],
  [1, '\u200b', false],
  [1, ' \ufeff\u3164', false],
  [1, '王\u200b', true],
  [1, ' 王 ', true],
  [0, ' ', true],
])('where a text is due (%i), %j is taken: %s', (min, value, isTaken) => {
  expect(text(min, 5).safeParse(value).success).toBe(isTaken)
})
