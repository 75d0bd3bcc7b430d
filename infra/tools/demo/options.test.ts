import { expect, test } from 'vitest'
import { NoStack } from '../local-stack.ts'
import { inChinese, readable } from './desk.ts'
import { monthToTell, parseOptions } from './options.ts'

test('the month is the last full one in Shanghai, whatever the machine thinks', () => {
  expect(monthToTell(undefined, '2026-11-23T20:00:00Z')).toBe('2026-10')
  expect(monthToTell(undefined, '2026-10-31T15:59:59Z')).toBe('2026-09')
  expect(monthToTell(undefined, '2026-10-31T16:00:00Z')).toBe('2026-10')
  expect(monthToTell('2026-05', '2026-10-31T16:00:00Z')).toBe('2026-05')
})

test('a month that is not over is refused', () => {
  expect(() => monthToTell('2026-10', '2026-10-31T15:59:59Z')).toThrow(
    '该月尚未结束（系统时间为 2026-10-31）',
  )
})

test.each([
  [['--seed', 'x'], '--seed x：应为不超过九位的整数'],
  [['--month', '2026-13'], '--month 2026-13：应形如 2026-10'],
  [['--url', 'here'], '--url here：不是网址'],
  [['--what'], '--what'],
])('%j is refused in one line', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message)
})

test('a problem is shown in Chinese with its fields', () => {
  const errors = [{ path: 'name', message: '1–50 characters' }]
  const problem = { title: 'The request is not valid', status: 400, code: 'invalid_request', errors } as const
  expect(readable('PUT /v1/cadres/{cadreId}', problem)).toBe(
    'PUT /v1/cadres/{cadreId} 得到 400 invalid_request：提交的内容不符合要求\n  name：1–50 characters',
  )
})

test('a stack that does not answer is told with what to do', () => {
  const { message } = inChinese(new NoStack('http://127.0.0.1:4000')) as Error
  expect(message).toBe(
    'http://127.0.0.1:4000 没有应答：请先在另一个终端执行 npm start -- --port 4000，待显示 ready 后再试',
  )
})
