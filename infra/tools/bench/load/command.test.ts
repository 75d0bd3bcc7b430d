import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command } from './command.ts'

const directory = mkdtempSync(join(tmpdir(), 'baixin-command-'))
afterAll(() => rmSync(directory, { recursive: true }))

function script(name: string, source: string): string {
  const file = join(directory, `${name}.mjs`)
  writeFileSync(file, source)
  return file
}

test('what a command said is heard, and whether it ended well', async () => {
  const file = script('speaks', 'console.log(process.argv[2]); process.exitCode = Number(process.argv[3])')
  expect(await command(file, ['so', '0'])).toEqual({ agrees: true, said: 'so' })
  expect(await command(file, ['so', '1'])).toEqual({ agrees: false, said: 'so' })
})

test('a command that goes on for long ends when it is to', async () => {
  const ending = new AbortController()
  const going = command(script('waits', 'setInterval(() => {}, 1000)'), [], ending.signal)
  ending.abort()
  await expect(going).rejects.toMatchObject({ name: 'AbortError' })
})
