import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UsageError } from '../command-line.ts'
import { readStackCommand } from './stack.ts'

const command = { usage: 'root -- ID [NAME]', about: 'Makes an org.', words: ['ID', '[NAME]'] }
const directory = mkdtempSync(join(tmpdir(), 'baixin-outputs-'))
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text)
  return join(directory, name)
}

test.each([
  [[], 'ID is missing. usage: npm run root -- ID [NAME] [--url BASE-URL | --outputs FILE]'],
  [['a', 'b', 'c', 'd'], 'too much: c d. usage: '],
  [['a', '--url', 'here'], '--url here: no address. usage: '],
  [['a', '--url', 'http://localhost:9', '--outputs', 'x'], '--url and --outputs exclude each other. usage: '],
  [['a', '--outputs', '/nowhere/x'], '/nowhere/x: no such file or directory'],
  [['a', '--outputs', file('text', 'ApiUrl')], 'text is no JSON'],
  [['a', '--outputs', file('two', '{"One":{},"Two":{}}')], 'two: expected the outputs of one stack. usage: '],
])('%j is refused in one line, before anything is asked of a stack', (args, why) => {
  expect(() => readStackCommand(args, command)).toThrow(UsageError)
  expect(() => readStackCommand(args, command)).toThrow(why)
})

test('a local stack is named by its address, a deployed one by its outputs', () => {
  const local = readStackCommand(['a', '--url', 'http://localhost:9/'], command)
  expect([local.words, local.localUrl]).toEqual([['a'], 'http://localhost:9'])
  const outputs = file('outputs', '{"Baixin":{"ApiUrl":"https://api.example"}}')
  const { localUrl, deployed } = readStackCommand(['a', 'b', '--outputs', outputs], command)
  expect([localUrl, deployed]).toEqual([undefined, { ApiUrl: 'https://api.example' }])
})
