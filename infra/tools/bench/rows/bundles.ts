import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { functions } from '../../../../functions/catalogue.ts'
import { bundle, bundleOptions } from '../../../constructs/bundle.ts'
import { median } from '../rounds.ts'
import { atMost, type Measure, short, told } from '../row.ts'

const runFile = promisify(execFile)
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

/** CPU time that importing takes in a new process, in ms; Node's own start is left out. */
const script = `const began = process.cpuUsage()
const { handler } = await import(process.argv[1])
if (typeof handler !== 'function') throw new Error('no handler')
const { user, system } = process.cpuUsage(began)
console.log((user + system) / 1000)`

async function importing(path: string): Promise<number> {
  const url = pathToFileURL(path).href
  const env = { AWS_REGION: 'local' }
  const { stdout } = await runFile(process.execPath, ['--input-type=module', '--eval', script, url], { env })
  return Number(stdout)
}

interface Bundle {
  readonly name: string
  readonly path: string
  readonly bytes: number
}

const bundleAt = async (name: string, path: string): Promise<Bundle> => ({
  name,
  path,
  bytes: (await stat(path)).size,
})

/** The client alone: as esbuild bundles it for anybody, or with what we save on it ourselves. */
async function bundleBare(directory: string, name: string, { lean }: { lean: boolean }): Promise<Bundle> {
  const outfile = join(directory, `${name}.mjs`)
  const { absWorkingDir: resolveDir } = bundleOptions
  const plain = lean ? {} : { alias: {}, plugins: [] }
  await build({ ...bundleOptions, ...plain, stdin: { contents: bareSource, resolveDir }, outfile })
  return bundleAt(name, outfile)
}

/** Median CPU time of importing each, taken in turns. */
async function measure(bundles: readonly Bundle[], progress: (done: number) => void) {
  const found = bundles.map(bundle => ({ ...bundle, times: [] as number[] }))
  for (let round = 0; round < rounds; round++) {
    progress(round)
    for (const { path, times } of found) times.push(await importing(path))
  }
  return found.map(({ name, bytes, times }) => ({ name, bytes, time: median(times) }))
}

/** Size of the bundles, and how long they take to be ready, against the one thing they all need. */
export const run: Measure = async ({ progress }) => {
  progress('bundling')
  const scratch = await mkdtemp(join(tmpdir(), 'baixin-bench-'))
  const bundles = await bundle(functions)
  try {
    const bare = await Promise.all([
      bundleBare(scratch, 'client', { lean: false }),
      bundleBare(scratch, 'lean', { lean: true }),
    ])
    const ours = await Promise.all(
      functions.map(({ name }) => bundleAt(name, join(bundles.directory(name), 'index.mjs'))),
    )
    const [client, lean, ...measured] = await measure([...bare, ...ours], done =>
      progress(`importing ${ours.length} functions, round`, done, rounds),
    )
    if (!client || !lean) throw new Error('nothing measured')
    const ends = (key: 'bytes' | 'time', told: (of: (typeof measured)[number]) => string) => {
      const sorted = [...measured].sort((a, b) => b[key] - a[key])
      return {
        most: sorted[0] as (typeof measured)[number],
        list: [...sorted.slice(0, 3), ...sorted.slice(-1)].map(told).join(', '),
      }
    }
    const size = ends('bytes', ({ name, bytes }) => `${name} ${short(bytes / 1000, 0)}`)
    const time = ends('time', ({ name, time }) => `${name} ${short(time, 0)}`)
    return [
      atMost('largest bundle, minified', 450, size.most.bytes / 1000, size.list, ' kB'),
      atMost(
        'slowest initialisation ÷ DynamoDB client alone',
        1.3,
        time.most.time / client.time,
        `${time.list} ÷ ${short(client.time, 0)} ms CPU; the client as esbuild bundles it, ${short(client.bytes / 1000, 0)} kB`,
      ),
      told(
        '… ÷ the client with our own savings on it',
        short(time.most.time / lean.time),
        `${short(lean.time, 0)} ms CPU, ${short(lean.bytes / 1000, 0)} kB: no credential chain, no undici`,
      ),
    ]
  } finally {
    await bundles.discard()
    await rm(scratch, { recursive: true, force: true })
  }
}
