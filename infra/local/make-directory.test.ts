import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDirectory } from './make-directory.ts'

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'baixin-test-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  return directory
}

test('makes a directory and those above it, and leaves one that is there', () => {
  const directory = join(temporary(), 'a', 'b')
  makeDirectory(directory, 0o700)
  makeDirectory(directory, 0o700)
  expect(statSync(directory).mode & 0o777).toBe(0o700)
})

test('says what the file system refuses, and ends', () => {
  expect(() => makeDirectory('/proc/nowhere/below')).toThrowError(/ENOENT.*'\/proc\/nowhere'/)
  const file = join(temporary(), 'file')
  writeFileSync(file, '')
  expect(() => makeDirectory(file)).toThrowError(/EEXIST/)
  expect(() => makeDirectory(join(file, 'below'))).toThrowError(/ENOTDIR/)
})
