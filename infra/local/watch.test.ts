import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { watchFunctions } from './watch.ts'

const patience = { timeout: 20_000 }
const root = mkdtempSync(join(tmpdir(), 'baixin-watch-'))
afterAll(() => rmSync(root, { recursive: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

test('those functions are bundled anew in which a changed source is', async () => {
  write('events/none.ts', '')
  write('shared/word.ts', "export const word = 'one'\n")
  write('functions/say-word/handler.ts', "export { word as handler } from '../../shared/word.ts'\n")
  write('functions/be-silent/handler.ts', 'export const handler = () => undefined\n')
  const reloaded: [string, string][] = []
  const said: string[] = []
  const watching = await watchFunctions(
    join(root, 'out'),
    (construct, module) => reloaded.push([construct, module]),
    line => said.push(line),
    root,
  )
  try {
    expect(reloaded.map(([construct]) => construct).sort()).toEqual(['BeSilent', 'SayWord'])

    write('shared/word.ts', "export const word = 'two'\n")
    await expect.poll(() => reloaded.length, patience).toBe(3)
    const [construct, module] = reloaded[2] ?? ['', '']
    expect(construct).toBe('SayWord')
    expect(await import(module)).toMatchObject({ handler: 'two' })
    expect(said).toEqual([expect.stringMatching(/^reloaded SayWord in \d+\.\d s$/)])

    write('shared/word.ts', "export const word: = 'two'\n")
    await expect.poll(() => said[1], patience).toBe('not reloaded: shared/word.ts:1:19: Unexpected "="')

    write('shared/word.ts', "export const word = 'three'\n")
    await expect.poll(() => reloaded.length, patience).toBe(4)
    expect(reloaded[3]?.[0]).toBe('SayWord')
  } finally {
    await watching.close()
  }
})
