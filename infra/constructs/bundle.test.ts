import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { functions } from '../../functions/catalogue.ts'
import { type Bundles, bundle } from './bundle.ts'

const bundles = await bundle(functions)
afterAll(bundles.discard)

test.each(functions)('the bundle of $name is one small file that loads', ({ name }) => {
  const directory = bundles.directory(name)
  expect(readdirSync(directory)).toEqual(['index.mjs'])
  expect(statSync(join(directory, 'index.mjs')).size).toBeLessThanOrEqual(450_000)
})

test('bundling the same again gives the same, so that nothing is deployed for nothing', async () => {
  const again = await bundle(functions)
  const read = ({ directory }: Bundles, name: string) => readFileSync(join(directory(name), 'index.mjs'))
  const changed = functions.filter(({ name }) => !read(bundles, name).equals(read(again, name)))
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
