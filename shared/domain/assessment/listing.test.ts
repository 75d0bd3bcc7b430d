import { expect, test } from 'vitest'
import { shortened } from './listing.ts'

const youths = (count: number) => Array.from({ length: count }, (_, n) => `y-${n}`)

test('up to 200 are told, and all is said with them', () => {
  expect(shortened({ short: 200, youths: youths(200) })).toEqual({ short: 200, youths: youths(200) })
  expect(shortened({ short: 3 })).toEqual({ short: 3 })
})

test('of more the first 200 are told, and how many there are', () => {
  expect(shortened({ short: 201, youths: youths(201) })).toEqual({
    short: 201,
    youths: youths(200),
    total: 201,
  })
})
