import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { functions } from '../../functions/catalogue.ts'

const outdir = mkdtempSync(join(tmpdir(), 'baixin-app-'))
afterAll(() => rmSync(outdir, { recursive: true }))

test('the app synthesizes one stack by itself, with an asset a function and without a word', () => {
  const app = fileURLToPath(new URL('../app.ts', import.meta.url))
  const { stdout, stderr, status } = spawnSync(process.execPath, [app], {
    env: { ...process.env, CDK_OUTDIR: outdir },
    encoding: 'utf8',
  })
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 })
  const { files } = JSON.parse(readFileSync(join(outdir, 'baixin.assets.json'), 'utf8'))
  const directories = Object.values<{ source: { packaging: string } }>(files).filter(
    ({ source }) => source.packaging === 'zip',
  )
  expect(directories.length).toBe(functions.length)
}, 180_000)
