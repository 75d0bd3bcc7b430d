import { expect, test } from 'vitest'
import { costOf, sumOf } from './cost.ts'
import { assumed } from './measured.ts'
import { usEast1 } from './prices.ts'

const measured = {
  trickle: { write: 3, read: 4 },
  burst: { write: 1, read: 0 },
  assessed: { write: 2, read: 10 },
}
const usage = { cadres: 1000, events: 100, bursts: 0, pages: 10, history: 12 }
const round = (value: number) => Math.round(value * 1e6) / 1e6
const linesOf = (changed: Partial<typeof usage> = {}) =>
  Object.fromEntries(
    costOf({ ...usage, ...changed }, measured, assumed, usEast1).map(({ part, what, quantity, sum }) => [
      `${part} ${what}`,
      [round(quantity), round(sum)],
    ]),
  )

test('a month of a thousand cadres, line by line', () => {
  expect(linesOf()).toEqual({
    'API requests': [0.11, 0.11],
    'Lambda invocations': [0.188667, 0.037733],
    'Lambda time': [3746.666667, 0.049956],
    'DynamoDB write units': [0.304, 0.19],
    'DynamoDB read units': [0.67, 0.08375],
    'DynamoDB kept': [0.444, 0.111],
    'DynamoDB recovery': [0.444, 0.0888],
    'EventBridge events': [0.104, 0.104],
    'SQS requests': [0.315, 0.126],
    'Lake objects written': [0.006, 0.03],
    'Lake kept': [0.054, 0.001242],
    'Lake queries': [0.01, 0.05],
    'Logs taken in': [0.187067, 0.093533],
    'Logs kept': [2.2448, 0.067344],
    'Logs metrics': [30, 9],
    'Logs alarms': [60, 6],
    'KMS keys': [1, 1],
    'KMS requests': [0.6, 1.8],
  })
})

test('bursts cost a request, a projection and their own units a hundred events', () => {
  const lines = linesOf({ bursts: 1, pages: 0 })
  expect(lines['API requests']).toEqual([0.001, 0.001])
  expect(lines['DynamoDB write units']).toEqual([0.104, 0.065])
})

test('what hangs on use grows with it, the rest stays', () => {
  const sum = (cadres: number) => sumOf(costOf({ ...usage, cadres }, measured, assumed, usEast1))
  const fixed = sum(0)
  expect(round(fixed)).toBe(17.88)
  expect(round(sum(200_000) - fixed)).toBe(round(200 * (sum(1000) - fixed)))
})
