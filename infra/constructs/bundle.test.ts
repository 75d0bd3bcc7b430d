import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { functions } from '../../functions/catalogue.ts'
import { bundle } from './bundle.ts'

const bundles = await bundle(functions)
afterAll(bundles.discard)

test.each(functions)('the bundle of $name is one small file, with a source map beside it', ({ name }) => {
  const directory = bundles.directory(name)
  expect(readdirSync(directory)).toEqual(['index.mjs', 'index.mjs.map'])
  expect(statSync(join(directory, 'index.mjs')).size).toBeLessThanOrEqual(450_000)
})

test('bundling the same again gives the same, so that nothing is deployed for nothing', async () => {
  const again = await bundle(functions)
  const same = (name: string, file: string) =>
    readFileSync(join(bundles.directory(name), file)).equals(readFileSync(join(again.directory(name), file)))
  const changed = functions.filter(({ name }) => !same(name, 'index.mjs') || !same(name, 'index.mjs.map'))
  await again.discard()
  expect(changed.map(({ name }) => name)).toEqual([])
}, 60_000)

test('every bundle loads by itself, without any environment, and exports a handler', () => {
  const urls = functions.map(({ name }) => pathToFileURL(join(bundles.directory(name), 'index.mjs')).href)
  const script = `for (const url of ${JSON.stringify(urls)}) console.log(typeof (await import(url)).handler)`
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: {},
    encoding: 'utf8',
  })
  expect(printed.trim().split('\n')).toEqual(functions.map(() => 'function'))
}, 60_000)

test('an error in a bundle names the lines of our own files', () => {
  const url = pathToFileURL(join(bundles.directory('relay'), 'index.mjs')).href
  const script = `
    console.error = line => console.log(JSON.stringify(line))
    const { handler } = await import(${JSON.stringify(url)})
    await handler({ Records: [] }, {}).catch(() => {})`
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: {},
    encoding: 'utf8',
  })
  const { error, issues, at } = JSON.parse(printed)
  expect([error, issues]).toEqual(['ZodError', ['BUS invalid_type']])
  expect(at[0]).toMatch(/^shared\/contracts\/environment\.ts:\d+$/)
  expect(at).toContainEqual(expect.stringMatching(/^shared\/opener\.ts:\d+$/))
}, 60_000)
