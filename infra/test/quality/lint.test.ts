import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const base = mkdtempSync(join(tmpdir(), 'baixin-lint-'))
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
const config = fileURLToPath(new URL('../../../biome.json', import.meta.url))
afterAll(() => rmSync(base, { recursive: true }))

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
  ['shared/repositories/b.ts', '@aws-sdk/client-dynamodb', noAws],
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

/** What the linter finds in files of the repository: a path below its root and their text. */
function lint(files: Readonly<Record<string, string>>): Diagnostic[] {
  const root = mkdtempSync(join(base, 'case-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  // Circles are looked for below the directory of the configuration.
  copyFileSync(config, join(root, 'biome.json'))
  const { stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', root],
    { cwd: root, encoding: 'utf8' },
  )
  return JSON.parse(stdout).diagnostics
}

/** File, severity and message of what one rule says. */
const said = (diagnostics: readonly Diagnostic[], rule: string) =>
  diagnostics
    .filter(({ category }) => category === `lint/${rule}`)
    .map(({ location, severity, message }) => [location.path, severity, message])
    .sort()

test('the linter refuses every import that points the wrong way, and no other', () => {
  const files = Object.fromEntries(imports.map(([file, from]) => [file, `export * from '${from}'\n`]))
  const refused = imports.flatMap(([file, , message]) => (message ? [[file, 'error', message]] : []))
  expect(said(lint(files), 'style/noRestrictedImports')).toEqual(refused.sort())
})

test('the linter refuses a circle of files, of types too', () => {
  const circle = lint({
    'shared/domain/a.ts': "import type { B } from './b.ts'\nexport interface A { b: B }\n",
    'shared/domain/b.ts': "import type { A } from './a.ts'\nexport interface B { a?: A }\n",
    'shared/domain/c.ts': "import type { A } from './a.ts'\nexport type C = A\n",
  })
  expect(said(circle, 'suspicious/noImportCycles').map(([file, severity]) => [file, severity])).toEqual([
    ['shared/domain/a.ts', 'error'],
    ['shared/domain/b.ts', 'error'],
  ])
})
