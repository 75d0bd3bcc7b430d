import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type OutputFile, type Plugin } from 'esbuild'
import { builtins } from './builtins.ts'
import { datesAlone } from './dates-alone.ts'
import { noJsonSchema } from './no-json-schema.ts'
import { packedDocument } from './packed-document.ts'
import { pagesPlugin } from './pages.ts'
import { noColourRules, noPictures } from './plain-sheets.ts'
import { versionsAlone } from './versions-alone.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles on disk, one directory with an `index.mjs` and its source map a function. */
export interface Bundles {
  readonly directory: (functionName: string) => string
  readonly discard: () => Promise<void>
}

/** How everything that Lambda runs is bundled: one minified ES module, SDK and all. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  alias: {
    '@aws-sdk/credential-provider-node': join(root, 'infra/constructs/credentials.ts'),
    '@aws-sdk/middleware-endpoint-discovery': join(root, 'infra/constructs/endpoint-discovery.ts'),
  },
  // Imported when an answer is a stream of events, which those of DynamoDB, SQS and EventBridge never are: 15 kB.
  external: ['@smithy/core/event-streams'],
  charset: 'utf8',
  plugins: [datesAlone, versionsAlone, packedDocument, pagesPlugin, noJsonSchema, noColourRules, builtins],
  legalComments: 'none',
  logLevel: 'error',
} satisfies BuildOptions

/** Functions that draw pictures into sheets. */
const drawingFunctions: readonly string[] = ['voice-links']

/** A map that is the same wherever the repository lies: its sources are named from the root. */
function relocated({ path, text }: OutputFile): string {
  const { sources, ...rest } = JSON.parse(text) as { sources: string[] }
  const named = sources.map(source =>
    source.startsWith('.') ? relative(root, resolve(dirname(path), source)) : source,
  )
  return JSON.stringify({ ...rest, sources: named })
}

/**
 * Bundles every function in one go: a minified ES module each, SDK and all, so that what was tested is what runs.
 * @throws Error if a handler is missing or does not build.
 */
export async function bundle(functions: readonly { readonly name: string }[]): Promise<Bundles> {
  const outdir = await mkdtemp(join(tmpdir(), 'baixin-'))
  const [drawing = [], plain = []] = [true, false].map(draws =>
    functions.filter(({ name }) => drawingFunctions.includes(name) === draws),
  )
  await bundleInto(outdir, drawing, bundleOptions.plugins)
  await bundleInto(outdir, plain, [...bundleOptions.plugins, noPictures])
  return {
    directory: name => join(outdir, name),
    discard: () => rm(outdir, { recursive: true, force: true }),
  }
}

async function bundleInto(
  outdir: string,
  functions: readonly { readonly name: string }[],
  plugins: Plugin[],
): Promise<void> {
  const { outputFiles } = await build({
    ...bundleOptions,
    plugins,
    // Read by `ownFrames` when something failed. Node's own flag would read it at every cold start.
    sourcemap: 'external',
    sourcesContent: false,
    write: false,
    entryPoints: functions.map(({ name }) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    outdir,
    outExtension: { '.js': '.mjs' },
  })
  for (const file of outputFiles) {
    const directory = dirname(file.path)
    await mkdir(directory, { recursive: true })
    const contents = file.path.endsWith('.map') ? relocated(file) : file.contents
    await writeFile(file.path, contents)
  }
}
