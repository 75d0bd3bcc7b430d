import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseAst } from 'vitest/node'

const root = new URL('../../../', import.meta.url).pathname

/** Where Chinese may stand besides shared/labels. */
const allowed = [
  'shared/labels/',
  // Data of a policy, and of the invented cadre on whom a new one is tried.
  'shared/domain/policy/huaian-2016.ts',
  'shared/domain/policy/trial.ts',
  // What committees write, to be read.
  'shared/annex/',
  'shared/spreadsheet/day.ts',
  'functions/import-roster/orgs.ts',
  // What invented counties are made of, and what the demo tells of them.
  'infra/test/',
  'infra/tools/',
  // The page of this machine's own issuer.
  'infra/local/engine/login/words.ts',
  // The product's name.
  'shared/contracts/openapi/document.ts',
  'shared/contracts/asyncapi/document.ts',
  // Worked examples and summaries of what the bus says, for those who build on it.
  'events/published/recorded.ts',
]

/** Worked examples and summaries of the API are for those who build on it. */
const spared = /^(example|summary|description)$|Examples?$/

interface Node {
  readonly type: string
  readonly [field: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const nameOf = (value: unknown) => (isNode(value) ? (value.name ?? value.value) : undefined)

/** Chinese in the literals and property names of a source; comments and patterns are left out. */
function chineseIn(node: Node): string[] {
  if (spared.test(String(nameOf(node.key ?? node.id)))) return []
  const own =
    (node.type === 'Literal' || node.type === 'JSXText') && typeof node.value === 'string'
      ? node.value
      : node.type === 'TemplateElement'
        ? (node.value as { raw: string }).raw
        : node.type === 'Identifier'
          ? (node.name as string)
          : ''
  const below = Object.values(node).flatMap(value =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )
  return [...(/\p{Script=Han}/u.test(own) ? [own] : []), ...below.flatMap(chineseIn)]
}

const sources = globSync('{events,shared,functions,infra}/**/*.{ts,tsx}', { cwd: root })
  .filter(file => !/\.test\.ts$|\.d\.ts$|\/testing\//.test(file))
  .filter(file => !allowed.some(place => file.startsWith(place)))

test('every Chinese word stands in shared/labels', () => {
  const found = sources.flatMap(file => {
    const source = readFileSync(join(root, file), 'utf8')
    if (!/\p{Script=Han}/u.test(source)) return []
    const program = parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node
    return chineseIn(program).map(text => `${file}: ${text}`)
  })
  expect(found).toEqual([])
})

test.each([
  ["export const word = '专职'", ['专职']],
  ['export const text = `还差名`', ['还差名']],
  ["const categories = { 专职: 'fullTime' }", ['专职']],
  [
    "const x = { summary: 'The sheet (一览表)', example: { name: '王建国' } }; const rosterExamples = '涟水县'",
    [],
  ],
  ['/** 一览表 */ const pattern = /团支部$/', []],
] as const)('%s', (source, found) => {
  expect(chineseIn(parseAst(source, { lang: 'ts' }) as unknown as Node)).toEqual(found)
})
