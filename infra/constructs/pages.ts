import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build, type OutputFile, type Plugin } from 'esbuild'
import type { Asset, Pages } from '../../functions/console/assets.ts'
import { frontPage } from '../../functions/console/page.ts'
import { css, javascript, svg } from '../../shared/contracts/media.ts'

const folder = 'functions/console/app'
const types: Readonly<Record<string, string>> = {
  js: `${javascript}; charset=utf-8`,
  css: `${css}; charset=utf-8`,
  svg,
}

/** Browsers of phones, WeChat's own among them, of the last four years. */
const browserOptions = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome100', 'safari15.4', 'firefox100'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  metafile: true,
  write: false,
  outdir: '/assets',
} satisfies BuildOptions

const assetOf = (file: OutputFile): [name: string, asset: Asset] => [
  basename(file.path),
  {
    type: types[file.path.split('.').at(-1) ?? ''] ?? '',
    gzip: gzipSync(file.contents, { level: 9 }).toString('base64'),
  },
]

let inputs: ReadonlySet<string> = new Set()

/** Paths of the sources of the pages that were bundled last, below the root. */
export const pageSources = (): ReadonlySet<string> => inputs

/** Puts words first, then libraries, then code: gzip finds what is alike within 32 kB. */
const alikeTogether = (root: string, inputs: readonly string[]): Plugin => ({
  name: 'alike-together',
  setup({ onLoad, onResolve }) {
    // Without side effects an import that takes nothing would be dropped, and the order with it.
    onResolve({ filter: /^first:/ }, ({ path }) => ({
      path: resolve(root, path.replace('first:', '')),
      sideEffects: true,
    }))
    onLoad({ filter: /console.app.main\.tsx$/ }, ({ path }) => ({
      contents: [
        ...['shared/labels/', 'node_modules/']
          .flatMap(start => inputs.filter(input => input.startsWith(start)))
          .map(input => `import 'first:${input}'`),
        readFileSync(path, 'utf8'),
      ].join('\n'),
      loader: 'tsx',
    }))
  },
})

/** Bundles the pages: one script, for a few large files compress better than many small ones; hashed names, compressed. */
export async function bundlePages(absWorkingDir: string): Promise<Pages> {
  const options = {
    ...browserOptions,
    absWorkingDir,
    entryPoints: [`${folder}/main.tsx`, `${folder}/style.css`, `${folder}/icon.svg`],
    loader: { '.svg': 'copy' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
  } satisfies BuildOptions
  const { inputs: used } = (await build(options)).metafile
  const built = await build({ ...options, plugins: [alikeTogether(absWorkingDir, Object.keys(used))] })
  const assets = Object.fromEntries(
    built.outputFiles.map(assetOf).sort(([one], [other]) => (one < other ? -1 : 1)),
  )
  const names = Object.keys(assets)
  const named = (start: string) => names.find(name => name.startsWith(`${start}-`)) ?? ''
  const worker = await build({
    ...browserOptions,
    absWorkingDir,
    entryPoints: [`${folder}/worker.ts`],
    define: { ASSETS: JSON.stringify(names.map(name => `/assets/${name}`)) },
  })
  const sources = [built, worker].flatMap(({ metafile }) => Object.keys(metafile.inputs))
  inputs = new Set(sources.filter(path => !path.startsWith('<')))
  return {
    html: frontPage({ script: named('main'), style: named('style'), icon: named('icon') }),
    worker: worker.outputFiles[0]?.text ?? '',
    assets,
  }
}

/** Puts the pages into the function that serves them. */
export const pagesPlugin: Plugin = {
  name: 'pages',
  setup({ initialOptions, onLoad }) {
    onLoad({ filter: /functions.console.assets\.ts$/ }, async () => {
      const pages = await bundlePages(initialOptions.absWorkingDir ?? process.cwd())
      return { contents: `export const pages = ${JSON.stringify(pages)}`, loader: 'js' }
    })
  },
}
