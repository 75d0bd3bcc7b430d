import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import type { Api } from '../../functions/catalogue.ts'
import { openClient } from '../../shared/contracts/client.ts'

test('a page that calls the API carries two kilobytes of it, and no schema', async () => {
  const page = `
    import { openClient } from './client.ts'
    import type { Api } from '../../functions/catalogue.ts'
    const client = openClient<Api>({ baseUrl: location.origin })
    client('GET /v1/labels').then(console.log)`
  const resolveDir = fileURLToPath(new URL('../../shared/contracts', import.meta.url))
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  expect(outputFiles[0]?.contents.length).toBeLessThan(2000)
})

test('every route of the catalogue is known by its name, and no other', () => {
  const client = openClient<Api>({ baseUrl: '' })
  /** Never called: only its types are looked at. */
  const never = async () => {
    // @ts-expect-error no such route
    await client('GET /v1/nothing')
    // @ts-expect-error a wrong path parameter
    await client('GET /v1/orgs/{orgId}', { path: { org: 'ls' } })
    // @ts-expect-error a misspelt query
    await client('GET /v1/policy', { query: { mnth: '2026-10' } })
    // @ts-expect-error a missing body field
    await client('POST /v1/assessments/{month}/runs', { path: {} })
    const { body } = await client('GET /v1/labels')
    // @ts-expect-error a misspelt grade
    body.grades.excelent
  }
  expect(never).toBeTypeOf('function')
})
