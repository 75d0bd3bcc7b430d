import { expect, test } from 'vitest'
import * as z from 'zod'
import { wholeNumber, wholeNumberOr } from './whole-number.ts'

const limit = wholeNumber(1, 500)

test.each([
  ['1', 1],
  ['500', 500],
  [20, 20],
])('%j is taken', (value, number) => {
  expect(limit.parse(value)).toBe(number)
})

test.each([
  '1e1',
  '0x10',
  ' 10',
  '10 ',
  '',
  '+5',
  '05',
  '5.0',
  '1_0',
  '１０',
  '-1',
  '0',
  '501',
  '9'.repeat(400),
  true,
])('%j is not', value => {
  expect(limit.safeParse(value).success).toBe(false)
})

test('says what the most is, and that it is a number', () => {
  const [tooMuch] = limit.safeParse('501').error?.issues ?? []
  expect(tooMuch).toMatchObject({ code: 'too_big', maximum: 500 })
  const [noNumber] = limit.safeParse('1e1').error?.issues ?? []
  expect(noNumber).toMatchObject({ code: 'invalid_type', expected: 'number' })
})

test('is what is usual unless said', () => {
  const page = z.strictObject({ limit: wholeNumberOr(100, 1, 500) })
  expect([page.parse({}), page.parse({ limit: '20' })]).toEqual([{ limit: 100 }, { limit: 20 }])
})
