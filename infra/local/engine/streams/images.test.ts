import { expect, test } from 'vitest'
import { typedImage } from './images.ts'

test('an empty map has its type, at any depth; whatever else is there stays', () => {
  const image = {
    pk: { S: 'CADRE#c-1' },
    value: { M: { n: { N: '3' }, after: {}, bases: { L: [] }, entries: { L: [{}, { S: 'x' }] } } },
  }
  expect(typedImage(image)).toEqual({
    pk: { S: 'CADRE#c-1' },
    value: {
      M: { n: { N: '3' }, after: { M: {} }, bases: { L: [] }, entries: { L: [{ M: {} }, { S: 'x' }] } },
    },
  })
})
