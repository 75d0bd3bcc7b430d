import { existsSync, watch as watchFiles } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type BuildFailure, build, type OutputFile } from 'esbuild'
import { bundleOptions } from '../constructs/bundle.ts'
import { constructId } from '../constructs/names.ts'
import { pageSources } from '../constructs/pages.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SOURCES = ['events', 'shared', 'functions']
const QUIET_MS = 50

/** Takes a function's new code: by the id of its construct, the file URL of its module. */
export type Reload = (construct: string, module: string) => unknown

/**
 * Bundles all functions into `outdir`, readable and with source maps, and again those in which a changed source is;
 * `reload` gets each whose code is another one. What follows from declarations (routes, grants, settings) stays as
 * synthesized.
 */
export async function watchFunctions(
  outdir: string,
  reload: Reload,
  log: (line: string) => void,
  root: string = ROOT,
): Promise<{ close(): Promise<void> }> {
  const names = (await readdir(join(root, 'functions'))).filter(name =>
    existsSync(join(root, 'functions', name, 'handler.ts')),
  )
  const sources = new Map<string, ReadonlySet<string>>()
  const hashes = new Map<string, string>()
  const touched = new Set<string>()

  const rebuild = async (wanted: readonly string[]): Promise<string[]> => {
    const { files, inputs } = await bundleReadable(root, wanted, outdir)
    const changed = files.filter(file => hashes.get(file.path) !== file.hash)
    for (const file of changed) {
      await mkdir(dirname(file.path), { recursive: true })
      await writeFile(file.path, file.contents)
      hashes.set(file.path, file.hash)
    }
    for (const name of wanted) sources.set(name, inputs(name))
    const modules = changed.map(({ path }) => path).filter(path => path.endsWith('.mjs'))
    return modules.map(path => {
      const construct = constructId(dirname(relative(outdir, path)))
      reload(construct, pathToFileURL(path).href)
      return construct
    })
  }
  const follow = async () => {
    const began = performance.now()
    const files = [...touched]
    const wanted = names.filter(name => files.some(file => sources.get(name)?.has(file)))
    try {
      const reloaded = wanted.length > 0 ? await rebuild(wanted) : []
      for (const file of files) touched.delete(file)
      if (reloaded.length > 0)
        log(`reloaded ${reloaded.join(', ')} in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    } catch (error) {
      log(failureOf(error))
    }
  }
  let working = rebuild(names).then(() => {})
  let timer: NodeJS.Timeout | undefined
  const watchers = SOURCES.map(folder =>
    watchFiles(join(root, folder), { recursive: true }, (_, file) => {
      if (file === null || !/\.(tsx?|json|css)$/.test(file)) return
      touched.add(join(folder, file))
      if (basename(file) === 'declaration.ts')
        log(`${join(folder, file)}: routes, grants and settings follow at the next start`)
      clearTimeout(timer)
      timer = setTimeout(() => {
        working = working.then(follow)
      }, QUIET_MS)
    }),
  )
  await working
  return {
    async close() {
      for (const watcher of watchers) watcher.close()
      clearTimeout(timer)
      await working
    },
  }
}

async function bundleReadable(root: string, names: readonly string[], outdir: string) {
  const { outputFiles, metafile } = await build({
    ...bundleOptions,
    absWorkingDir: root,
    minify: false,
    sourcemap: 'linked',
    metafile: true,
    write: false,
    entryPoints: names.map(name => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
    logLevel: 'silent',
  })
  const outputs = Object.entries(metafile.outputs)
  return {
    files: outputFiles as readonly OutputFile[],
    /** Paths of the sources in a function's bundle, below the root. */
    inputs: (name: string) => {
      const own = outputs.flatMap(([path, { inputs }]) =>
        path.endsWith(`/${name}/index.mjs`) ? Object.keys(inputs) : [],
      )
      // The pages are bundled apart, for browsers.
      return new Set(own.includes('functions/console/assets.ts') ? [...own, ...pageSources()] : own)
    },
  }
}

/** The first thing that is wrong, with its place; the code that ran before goes on. */
function failureOf(error: unknown): string {
  const [first] = (error as Partial<BuildFailure>).errors ?? []
  if (!first) return `not reloaded: ${(error as Error).message}`
  const { file, line, column } = first.location ?? {}
  return `not reloaded: ${file ? `${file}:${line}:${column}: ` : ''}${first.text}`
}
