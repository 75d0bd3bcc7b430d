import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileFault } from './command-line.ts'

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
