import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bundlePages, pageSources } from './pages.ts'

const root = new URL('../../', import.meta.url).pathname
const pages = await bundlePages(root)
const assets = Object.entries(pages.assets)

/** Bytes that a browser gets of everything there is, compressed. */
const size = assets.reduce((sum, [, { gzip }]) => sum + Buffer.from(gzip, 'base64').length, 0)

test('all pages together are at most 45 kB', () => {
  expect(size).toBeLessThanOrEqual(45_000)
})

test('every asset has a hash in its name, and a type', () => {
  expect(
    assets.filter(([name, { type }]) => !/^[\w.]+-[0-9A-Z]{8}\.(js|css|svg)$/.test(name) || !type),
  ).toEqual([])
})

test('the page names assets that are there, and holds no script and no style of its own', () => {
  const named = [...pages.html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, name]) => name)
  expect(named.map(name => name?.replace(/-\w+\./, '.'))).toEqual(['icon.svg', 'style.css', 'main.js'])
  expect(named.filter(name => !Object.hasOwn(pages.assets, name ?? ''))).toEqual([])
  expect(pages.html).not.toMatch(/<style|<script(?! type="module" src=)|\son\w+=|style=/)
})

test('without script it says where to go, in Chinese', () => {
  expect(pages.html).toContain('<html lang="zh-CN">')
  expect(pages.html).toContain('<a href="/docs">接口文档</a>')
  expect(pages.html).toContain('没有链接的，请向联系您的团组织索取。')
})

test('the service worker keeps every asset', () => {
  for (const [name] of assets) expect(pages.worker).toContain(`/assets/${name}`)
})

test('the same sources make the same pages', async () => {
  expect(await bundlePages(root)).toEqual(pages)
})

describe('what the pages are made of', () => {
  const sources = [...pageSources()]

  test('is their own source, labels, the client, and four libraries', () => {
    const own =
      /^(functions\/console\/app\/|shared\/labels\/|shared\/contracts\/client\.ts$|shared\/domain\/time\/|shared\/domain\/(error|order)\.ts$)/
    const packages = sources.flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [])
    expect(sources.filter(path => !path.startsWith('node_modules/') && !own.test(path))).toEqual([])
    expect([...new Set(packages)].sort()).toEqual([
      '@preact/signals',
      '@preact/signals-core',
      'idb-keyval',
      'oauth4webapi',
      'preact',
    ])
  })

  test('carries no schema, nothing of AWS, and no address of elsewhere', () => {
    const text = assets.map(([, { gzip }]) => gunzipSync(Buffer.from(gzip, 'base64')).toString()).join('')
    expect(text).not.toMatch(/ZodError|amazonaws/)
    const addresses = [...text.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address)
    expect([...new Set(addresses)].sort()).toEqual(['http://www.w3.org'])
  })
})
