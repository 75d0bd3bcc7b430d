import { expect, test } from 'vitest'
import { agreementLabel, responseLabel } from './voice.ts'

test.each([
  [{ issued: 31, answered: 24, rate: 0.7742 }, '青年答复率77.4%（24/31人）'],
  [{ issued: 0, answered: 0, rate: null }, '青年答复率—（0/0人）'],
])('%j', (response, said) => {
  expect(responseLabel(response)).toBe(said)
})

const callBacks = { asked: 5, yes: 3, no: 1, unsure: 0, withheld: false }

test('call-backs with their agreement, or without what too few stand behind', () => {
  const agreement = { rate: 0.75, low: 0.3006, high: 0.9544 }
  expect(agreementLabel({ ...callBacks, agreement })).toBe(
    '回访抽查5次：有3、没有1、记不清0，属实率75.0%（95%区间30.1%至95.4%）。',
  )
  const none = { ...callBacks, yes: 0, no: 0, agreement: null, withheld: true }
  expect(agreementLabel(none)).toBe('回访抽查5次：有0、没有0、记不清0；答复人数过少的不显示。')
})
