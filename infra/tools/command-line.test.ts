import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileFault, parseOptions, wholeOption } from './command-line.ts'

const faultOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return fileFault(error)
  }
}

test.each([
  [
    'a file that is not there',
    () => readFileSync('/nowhere/x.json'),
    '/nowhere/x.json: no such file or directory',
  ],
  ['a directory', () => readFileSync('/'), 'illegal operation on a directory'],
  ['no fault of a file', () => JSON.parse('{'), undefined],
])('%s is told in words', (_, act, told) => {
  expect(faultOf(act)).toBe(told)
})

const limits = { least: 1, most: 1000, usage: 'npm run x' }

test('a whole number is said in its digits', () => {
  expect(['1', '1000'].map(text => wholeOption('runs', text, limits))).toEqual([1, 1000])
})

test.each(['0', '1001', '1e3', '0x10', '5.0', ' 5', '', '-5', 'many'])('%j is none that is taken', text => {
  expect(() => wholeOption('runs', text, limits)).toThrowError(
    `--runs takes a whole number from 1 to 1000, not ${text}. usage: npm run x`,
  )
})

test('what cannot be read is said in one line', () => {
  const commandLine = { usage: 'npm run x', help: '', options: { port: { type: 'string' } } } as const
  expect(() => parseOptions(['--port', '-1'], commandLine)).toThrowError(
    /^Option '--port' argument is ambiguous\. usage: npm run x$/,
  )
})
