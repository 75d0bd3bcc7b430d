import { expect, test } from 'vitest'
import document from '../openapi.json' with { type: 'json' }
import { type ApiDocument, operationsOf } from './document.ts'
import { referencePage } from './reference.ts'

const real = document as unknown as ApiDocument
const page = referencePage(real)

const small: ApiDocument = {
  info: { title: 'A <small> one', version: '1.0.0', description: 'Two things.\n\n- `a < b`\n- "c"' },
  tags: [{ name: 'links', description: 'Keeps links' }],
  paths: {
    '/v1/links/{linkId}': {
      put: {
        operationId: 'putLink',
        summary: 'Put a link',
        description: 'Replaces it; 409 `in_use` & no more.',
        tags: ['links'],
        'x-roles': ['cadre', 'orgAdmin'],
        parameters: [
          { name: 'linkId', in: 'path', required: true, schema: { type: 'string', pattern: '^[<a-z]+$' } },
          {
            name: 'limit',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 1, default: 100 },
          },
        ],
        requestBody: {
          required: false,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Link' }, example: { note: '<b>' } },
          },
        },
        responses: {
          200: { description: 'OK', content: { 'text/html': {} } },
          400: { $ref: '#/components/responses/400' },
        },
      },
    },
  },
  components: {
    schemas: {
      Link: {
        type: 'object',
        required: ['youths'],
        properties: {
          youths: { type: 'array', items: { type: 'string', maxLength: 64 }, minItems: 1, maxItems: 200 },
          leave: {
            type: 'array',
            items: { type: 'object', properties: { since: { type: 'string', format: 'date' } } },
          },
          bases: {
            type: 'object',
            propertyNames: { type: 'string', maxLength: 9 },
            additionalProperties: { type: 'integer' },
          },
          visit: { type: 'array', prefixItems: [{ type: 'integer' }, { enum: ['am', 'pm'] }], minItems: 2 },
          note: { anyOf: [{ type: 'string' }, { type: 'null' }], description: 'Free.' },
        },
      },
    },
    responses: { 400: { description: '`bad`: Not valid.' } },
  },
}

/** The part of a page with this id. */
const section = (html: string, id: string) =>
  new RegExp(`<section id="${id}">(.*?)</section>`, 's').exec(html)?.[1]

test('an operation: what it does, who may call it, what it takes and answers', () => {
  expect(section(referencePage(small), 'op-putLink')).toBe(
    [
      '<h3>Put a link</h3><p class="call"><b>PUT</b> <code>/v1/links/{linkId}</code></p>',
      '<p>Replaces it; 409 <code>in_use</code> &amp; no more.</p>',
      '<p><b>Who may call:</b> <code>cadre</code>, <code>orgAdmin</code></p>',
      '<h4>Parameters</h4><table>',
      '<tr><th scope="row"><code>linkId</code> <small>in the path</small></th><td>string; <code>^[&lt;a-z]+$</code></td></tr>',
      '<tr><th scope="row"><code>limit</code> <small>query</small></th><td>integer; at least 1; <code>100</code> unless said</td></tr>',
      '</table><h4>Body <small>may be left out</small></h4><p><a href="#schema-Link">Link</a></p>',
      '<p>Example:</p><pre><code>{\n  &quot;note&quot;: &quot;&lt;b&gt;&quot;\n}</code></pre>',
      '<h4>Answers</h4><p><b>200</b> OK</p><p>A file: <code>text/html</code></p>',
      '<p>As everywhere: <a href="#answer-400">400</a></p>',
    ].join(''),
  )
})

test('a schema: each field with its type, limits and meaning, those of inner objects below', () => {
  expect(section(referencePage(small), 'schema-Link')).toBe(
    [
      '<h3>Link</h3><table>',
      '<tr><th scope="row"><code>youths</code> <small>required</small></th><td>list of string (at most 64 characters); 1 to 200 items</td></tr>',
      '<tr><th scope="row"><code>leave</code></th><td>list of objects</td></tr>',
      '<tr><th scope="row"><code>leave[].since</code></th><td>string, date</td></tr>',
      '<tr><th scope="row"><code>bases</code></th><td>{ any name: integer; names: string, at most 9 characters }</td></tr>',
      '<tr><th scope="row"><code>visit</code></th><td>[ integer, <code>&quot;am&quot;</code> | <code>&quot;pm&quot;</code> ]</td></tr>',
      '<tr><th scope="row"><code>note</code></th><td>string or null<br>Free.</td></tr>',
      '</table>',
    ].join(''),
  )
})

test('the introduction, escaped', () => {
  const html = referencePage(small)
  expect(html).toContain('<h1>A &lt;small&gt; one API</h1>')
  expect(html).toContain('<p>Two things.</p><ul><li><code>a &lt; b</code></li><li>&quot;c&quot;</li></ul>')
})

const count = (html: string, part: string) => html.split(part).length - 1

test('every operation and every schema of the real document is there once', () => {
  const ids = [
    ...operationsOf(real).map(({ operation }) => `op-${operation.operationId}`),
    ...Object.keys(real.components.schemas).map(name => `schema-${name}`),
    ...Object.keys(real.components.responses).map(status => `answer-${status}`),
  ]
  expect(ids.filter(id => count(page, `<section id="${id}">`) !== 1)).toEqual([])
  expect(count(page, '<section ')).toBe(ids.length)
})

test('every link within the page leads somewhere, and no id stands twice', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids).toEqual([...new Set(ids)])
  const targets = new Set([...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id))
  expect([...targets].filter(id => !ids.includes(id))).toEqual([])
})

test('there are no tags but its own, no script, no style but one, and less than a megabyte', () => {
  const tags = new Set([...page.matchAll(/<\/?([^\s>]*)/g)].map(([, name]) => name))
  expect([...tags].sort()).toEqual(
    [
      '!doctype',
      ...['a', 'b', 'body', 'br', 'code', 'details', 'div', 'h1', 'h2', 'h3', 'h4', 'header', 'html', 'li'],
      ...['main', 'meta', 'nav', 'ol', 'p', 'pre', 'section', 'small', 'style', 'summary', 'table', 'td'],
      ...['th', 'title', 'tr', 'ul'],
    ].sort(),
  )
  expect(page).not.toMatch(/ on\w+=| style="|javascript:/)
  expect(Buffer.byteLength(page)).toBeLessThan(1_000_000)
})

/** Every keyword of a schema and of those within it. */
function* keywords(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  for (const [keyword, value] of Object.entries(schema)) {
    yield keyword
    const inner = keyword === 'properties' ? Object.values(value as object) : [value].flat()
    if (!['const', 'enum', 'default', 'required', 'discriminator'].includes(keyword))
      for (const one of inner) yield* keywords(one)
  }
}

test('no keyword of the real document’s schemas is passed over', () => {
  const shown = [
    ...['$ref', 'type', 'const', 'enum', 'format', 'items', 'prefixItems', 'anyOf', 'oneOf', 'properties'],
    ...['required', 'additionalProperties', 'propertyNames', 'discriminator', 'description', 'default'],
    ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'pattern'],
    ...['deprecated', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ]
  const schemas = [
    ...Object.values(real.components.schemas),
    ...operationsOf(real).flatMap(({ operation: { parameters = [], requestBody, responses } }) => [
      ...parameters.map(({ schema }) => schema),
      ...[requestBody, ...Object.values(responses)].flatMap(body =>
        Object.values(body?.content ?? {}).map(({ schema }) => schema),
      ),
    ]),
  ]
  const used = new Set(schemas.flatMap(schema => [...keywords(schema)]))
  expect([...used].filter(keyword => !shown.includes(keyword))).toEqual([])
})
