import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { functions } from '../../functions/catalogue.ts'
import { bundle, bundleOptions } from '../../infra/constructs/bundle.ts'
import { median } from '../rounds.ts'
import { atMost, type Finding, type Row, short } from '../row.ts'

const run = promisify(execFile)
const rounds = 15

/** What any function with a table cannot do without: the client and a call each for reading and writing. */
const bareSource = `
import { DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
const client = new DynamoDBClient({})
export const handler = async ({ get, put, query }) => [
  await client.send(new GetItemCommand(get)),
  await client.send(new PutItemCommand(put)),
  await client.send(new QueryCommand(query)),
]`

/** Milliseconds that importing takes in a new process, the process's own start left out. */
const script = `const began = performance.now()
const { handler } = await import(process.argv[1])
if (typeof handler !== 'function') throw new Error('no handler')
console.log(performance.now() - began)`

async function importing(path: string): Promise<number> {
  const url = pathToFileURL(path).href
  const env = { AWS_REGION: 'local' }
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script, url], { env })
  return Number(stdout)
}

async function bundleBare(directory: string): Promise<string> {
  const outfile = join(directory, 'index.mjs')
  const { absWorkingDir: resolveDir } = bundleOptions
  await build({ ...bundleOptions, stdin: { contents: bareSource, resolveDir }, outfile })
  return outfile
}

interface Bundle {
  readonly name: string
  readonly path: string
  readonly bytes: number
}

async function measure(all: readonly Bundle[], bare: string, progress: (done: number) => void) {
  const found = new Map(all.map(({ name }) => [name, { times: [] as number[], ratios: [] as number[] }]))
  const bareTimes: number[] = []
  for (let round = 0; round < rounds; round++) {
    progress(round)
    for (const { name, path } of all) {
      const ours = await importing(path)
      const bareTime = await importing(bare)
      bareTimes.push(bareTime)
      found.get(name)?.times.push(ours)
      found.get(name)?.ratios.push(ours / bareTime)
    }
  }
  const each = all.map(({ name }) => {
    const { times = [], ratios = [] } = found.get(name) ?? {}
    return { name, time: median(times), ratio: median(ratios) }
  })
  return { each: each.sort((a, b) => b.ratio - a.ratio), bareTime: median(bareTimes) }
}

/** Size of the bundles, and how long they take to be ready, against the one thing they all need. */
export const row: Row = {
  name: 'bundles',
  about: 'size and initialisation of every function',
  async run({ progress }): Promise<Finding[]> {
    progress('bundling')
    const scratch = await mkdtemp(join(tmpdir(), 'baixin-bench-'))
    const bundles = await bundle(functions)
    try {
      const bare = await bundleBare(scratch)
      const all = await Promise.all(
        functions.map(async ({ name }) => {
          const path = join(bundles.directory(name), 'index.mjs')
          return { name, path, bytes: (await stat(path)).size }
        }),
      )
      const bareBytes = (await stat(bare)).size
      const { each, bareTime } = await measure(all, bare, done =>
        progress(`importing ${all.length} functions, round`, done, rounds),
      )
      const bySize = [...all].sort((a, b) => b.bytes - a.bytes)
      const kB = (bytes: number) => short(bytes / 1000, 0)
      const sizes = [...bySize.slice(0, 3), ...bySize.slice(-1)].map(
        ({ name, bytes }) => `${name} ${kB(bytes)}`,
      )
      const [slowest] = each
      const ratios = [...each.slice(0, 3), ...each.slice(-1)].map(
        ({ name, ratio }) => `${name} ${short(ratio)}`,
      )
      return [
        atMost(
          'largest bundle, minified',
          450,
          (bySize[0]?.bytes ?? 0) / 1000,
          ' kB',
          `${sizes.join(', ')}; DynamoDB client alone ${kB(bareBytes)}`,
        ),
        atMost(
          'slowest initialisation ÷ DynamoDB client alone',
          1.3,
          slowest?.ratio ?? 0,
          '',
          `${short(slowest?.time ?? 0, 0)} ÷ ${short(bareTime, 0)} ms; ${ratios.join(', ')}`,
        ),
      ]
    } finally {
      await bundles.discard()
      await rm(scratch, { recursive: true, force: true })
    }
  },
}
