import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'baixin-lint-'))
afterAll(() => rmSync(root, { recursive: true }))

const oneWay = 'Dependencies point one way: events ← shared ← functions ← infra.'
const noAws = 'Only shared/aws talks to AWS.'
const pure = 'The domain is pure: values in, values out.'
const templateAlone = 'The local runner reads the synthesized template alone.'

/** An import, in which file, and what the linter says to it. */
const imports: readonly (readonly [file: string, from: string, said: string | undefined])[] = [
  ['events/a.ts', '../shared/telemetry/log.ts', oneWay],
  ['events/b.ts', '../functions/catalogue.ts', oneWay],
  ['events/c.ts', '../infra/stack.ts', oneWay],
  ['events/d.ts', '@aws-sdk/client-sqs', noAws],
  ['events/e.ts', './envelope.ts', undefined],
  ['shared/domain/a.ts', '../../functions/catalogue.ts', oneWay],
  ['shared/domain/b.ts', '../aws/client.ts', pure],
  ['shared/domain/c.ts', '@middy/core', pure],
  ['shared/domain/d.ts', '../../events/index.ts', undefined],
  ['shared/http/a.ts', '../../infra/stack.ts', oneWay],
  ['shared/http/b.ts', '@aws-sdk/client-sqs', noAws],
  ['shared/aws/a.ts', '../../functions/catalogue.ts', oneWay],
  ['shared/aws/b.ts', '@aws-sdk/client-dynamodb', undefined],
  ['functions/org-results/a.ts', '../../infra/stack.ts', oneWay],
  ['functions/org-results/b.ts', '@aws-sdk/client-dynamodb', noAws],
  ['functions/org-results/c.ts', '../../shared/telemetry/log.ts', undefined],
  ['infra/local/a.ts', '../../shared/telemetry/log.ts', templateAlone],
  ['infra/local/b.ts', '../../functions/catalogue.ts', templateAlone],
  ['infra/tools/operate/a.ts', '../../functions/catalogue.ts', undefined],
]

interface Diagnostic {
  readonly severity: string
  readonly category: string
  readonly message: string
  readonly location: { readonly path: string }
}

test('the linter refuses every import that points the wrong way, and no other', () => {
  for (const [file, from] of imports) {
    mkdirSync(join(root, dirname(file)), { recursive: true })
    writeFileSync(join(root, file), `export * from '${from}'\n`)
  }
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
  const config = fileURLToPath(new URL('../../../biome.json', import.meta.url))
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', `--config-path=${config}`, '--reporter=json', '--max-diagnostics=none', root],
    { cwd: root, encoding: 'utf8' },
  )
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }
  const said = diagnostics
    .filter(({ category }) => category === 'lint/style/noRestrictedImports')
    .map(({ location, severity, message }) => [location.path, severity, message])
  const refused = imports.flatMap(([file, , message]) => (message ? [[file, 'error', message]] : []))
  expect(said.sort()).toEqual(refused.sort())
})
