import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { functions } from '../../functions/catalogue.ts'
import { loadAssembly } from '../local/template/load.ts'
import { bundle, bundleOptions } from './bundle.ts'
import { constructId } from './names.ts'

const { template, assets, constructs } = loadAssembly(inject('cdkOut'))

/** Directory of what is deployed of a function. */
function directoryOf(name: string): string {
  const [, resource] =
    Object.entries(template.Resources).find(
      ([logicalId, { Type }]) =>
        Type === 'AWS::Lambda::Function' && constructs.get(logicalId) === constructId(name),
    ) ?? []
  const { S3Key: key } = Object(resource?.Properties?.Code) as { S3Key: string }
  return assets.get(key) as string
}

test.each(functions)('the bundle of $name is one small file, with a source map beside it', ({ name }) => {
  const directory = directoryOf(name)
  expect(readdirSync(directory)).toEqual(['index.mjs', 'index.mjs.map'])
  expect(statSync(join(directory, 'index.mjs')).size).toBeLessThanOrEqual(450_000)
})

test('bundled sheets, one with pictures, are the same to the byte as those that the whole library writes', async () => {
  const contents = `
    import { linkSheet } from './functions/voice-links/batches/sheet.ts'
    import { writeXlsx } from './shared/spreadsheet/write/xlsx.ts'
    const columns = [{ header: '姓名', width: 10, type: 'text' }, { header: '总分', width: 8, type: 'number' }]
    const table = { name: '明细', title: '考核表', columns, rows: [['王建国', 86.5]], signing: ['审核人'] }
    const link = { cadre: '王建国', youthId: 'y-1', url: 'https://example.org/y/token' }
    export const written = await Promise.all([
      writeXlsx([table, { ...table, name: '一览表', landscape: true }]),
      linkSheet('共青团涟水县委', '2026-05', [link]),
    ])`
  // A zip says when it was made.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-06-01T00:00:00Z') })
  onTestFinished(() => void vi.useRealTimers())
  const written = await Promise.all(
    [bundleOptions, { ...bundleOptions, plugins: [] }].map(async options => {
      const stdin = { contents, resolveDir: bundleOptions.absWorkingDir }
      const { outputFiles } = await build({ ...options, stdin, write: false })
      return import(
        `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')}`
      )
    }),
  )
  const [bundled, whole] = written.map(({ written: sheets }) => sheets.map(Buffer.from)) as Buffer[][]
  expect(bundled?.map((sheet, at) => sheet.equals(whole?.[at] as Buffer))).toEqual([true, true])
  expect(bundled?.map(sheet => sheet.includes('xl/media/'))).toEqual([false, true])
})

test('only the bundles of functions that draw pictures into sheets know how', () => {
  const having = (file: string, text: string) =>
    functions.filter(({ name }) => readFileSync(join(directoryOf(name), file), 'utf8').includes(text))
  const drawing = having('index.mjs.map', 'node_modules/uqr/')
  expect(drawing.map(({ name }) => name)).toEqual(['voice-links'])
  expect(having('index.mjs', 'xl/media/')).toEqual(drawing)
})

test('bundling the same again gives the same, so that nothing is deployed for nothing', async () => {
  // Every plugin changes something in one of these; the same change in all others.
  const some = functions.filter(({ name }) => ['evidence', 'openapi', 'console'].includes(name))
  expect(some).toHaveLength(3)
  const again = await bundle(some)
  const same = (name: string, file: string) =>
    readFileSync(join(directoryOf(name), file)).equals(readFileSync(join(again.directory(name), file)))
  const changed = some.filter(({ name }) => !same(name, 'index.mjs') || !same(name, 'index.mjs.map'))
  await again.discard()
  expect(changed.map(({ name }) => name)).toEqual([])
})

test('every bundle loads by itself, without any environment, and exports a handler', () => {
  const urls = functions.map(({ name }) => pathToFileURL(join(directoryOf(name), 'index.mjs')).href)
  const script = `for (const url of ${JSON.stringify(urls)}) console.log(typeof (await import(url)).handler)`
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: {},
    encoding: 'utf8',
  })
  expect(printed.trim().split('\n')).toEqual(functions.map(() => 'function'))
})

test('an error in a bundle names the lines of our own files', () => {
  const url = pathToFileURL(join(directoryOf('relay'), 'index.mjs')).href
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
})
