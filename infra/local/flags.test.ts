import { expect, test } from 'vitest'
import { HelpAsked, UsageError } from '../tools/command-line.ts'
import { parseFlags } from './flags.ts'

test('defaults', () => {
  expect(parseFlags([])).toEqual({
    port: 3100,
    data: '.baixin',
    clock: undefined,
    watch: false,
    chaos: false,
  })
})

test('all flags', () => {
  const clock = '2026-12-01T01:59:00+08:00'
  expect(parseFlags(['--port', '0', '--data', 'x', '--clock', clock])).toEqual({
    port: 0,
    data: 'x',
    clock,
    watch: false,
    chaos: false,
  })
  expect(parseFlags(['--memory', '--port=9', '--watch', '--chaos'])).toEqual({
    port: 9,
    data: undefined,
    clock: undefined,
    watch: true,
    chaos: true,
  })
})

test.each([
  [['--bogus']],
  [['stray']],
  [['--port']],
  [['--data', '']],
  [['--port', 'many']],
  [['--port', '70000']],
  [['--memory', '--data', 'x']],
  [['--clock', '2026-12-01']],
  [['--clock', '2026-12-01T02:00']],
  [['--clock', '2026-13-01T02:00Z']],
  [['--clock', '2026-02-30T02:00Z']],
])('%j is refused in one line', args => {
  expect(() => parseFlags(args)).toThrow(UsageError)
  expect(() => parseFlags(args)).toThrow(/^[^\n]+usage: npm start[^\n]+$/)
})

test('--help tells of every flag', () => {
  expect(() => parseFlags(['--help'])).toThrow(HelpAsked)
  for (const flag of ['--port', '--data', '--memory', '--clock', '--watch'])
    expect(() => parseFlags(['--help'])).toThrow(`\n  ${flag} `)
})
